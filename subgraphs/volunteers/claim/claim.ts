import { IllegalTransition } from '../../../shared/errors'

export const claimStatuses = ['HELD', 'RELEASED', 'SERVED', 'MISSED'] as const
/** HELD → RELEASED (given back); HELD → SERVED | MISSED (the station has had its word on everybody assigned). */
export type ClaimStatus = (typeof claimStatuses)[number]

/** Seats of a task that one group has taken. */
export interface Claim {
  readonly id: string
  readonly taskId: string
  readonly groupId: string
  readonly seats: number
  readonly status: ClaimStatus
  readonly claimedAt: Date
}

/** Throws IllegalTransition unless the group still holds the seats. */
export function mustBeHeld(claim: Claim): void {
  if (claim.status !== 'HELD') throw new IllegalTransition('claim', claim.status, [])
}

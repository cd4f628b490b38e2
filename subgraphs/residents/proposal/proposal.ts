import { IllegalTransition } from '../../../shared/errors'

export const proposalKinds = ['DEMAND', 'DELIBERATION', 'THANKS'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const proposalStatuses = ['OPEN', 'ADOPTED', 'ANSWERED', 'DECLINED'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]

/** What a resident posts online. Public; the author is known by the preferred name only. */
export interface Proposal {
  readonly id: string
  readonly kind: ProposalKind
  readonly status: ProposalStatus
  readonly authorName: string
  readonly areaCode: string
  readonly body: string
  readonly supporters: number
  readonly answer: string | null
  readonly submittedAt: Date
}

/** An open proposal is answered once. Throws IllegalTransition. */
export function answered(proposal: Proposal, status: ProposalStatus, answer: string): Proposal {
  if (proposal.status !== 'OPEN') throw new IllegalTransition('proposal', proposal.status, [])
  return { ...proposal, status, answer }
}

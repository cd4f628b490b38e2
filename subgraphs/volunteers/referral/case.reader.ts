import type { Viewer } from '../../../shared/auth'

/** Asks the hub about cases, with the rights of whoever asks. Never inside a transaction. */
export interface CaseReader {
  canRead(viewer: Viewer, caseId: string): Promise<boolean>
  /** What a group may know of a referral to it; null: it is not the group's, or gone. Throws when the hub fails. */
  referral(groupId: string, referralId: string): Promise<OfferedReferral | null>
}

/** A referral as the group reads it. */
export interface OfferedReferral {
  readonly id: string
  readonly status: string
  readonly message: string | null
  readonly completeBy: Date
  readonly caseId: string
  readonly summary: string
  readonly categoryCode: string
  readonly communityCode: string
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly windows: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  readonly helpers: number
}

import type { CaseStatus } from './case'

export const caseEventKinds = [
  'OPENED',
  'ACCEPTED',
  'REDIRECTED',
  'ASSESSED',
  'PLANNED',
  'STARTED',
  'REFERRED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_EXPIRED',
  'REFERRAL_WITHDRAWN',
  'CHECKED_IN',
  'FEEDBACK',
  'URGED',
  'ESCALATED',
  'HANDED_BACK',
  'REASSIGNED',
  'NOTED',
  'DOCUMENT_RECEIVED',
  'PAUSED',
  'RESUMED',
  'RESOLVED',
  'EVALUATED',
  'CLOSED',
  'REOPENED',
  'WITHDRAWN',
  'OVERDUE',
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

/** One thing that happened to a case. */
export interface CaseEvent {
  readonly id: string
  readonly caseId: string
  /** From 1, without gaps; also the case's version after it. */
  readonly sequence: number
  readonly kind: CaseEventKind
  readonly at: Date
  readonly actorId: string | null
  /** One readable line */
  readonly text: string
  readonly referralId: string | null
  readonly status: CaseStatus
  readonly assigneeId: string | null
}

/** What a use case says of what happened; the rest follows from the case. */
export interface Happening {
  readonly kind: CaseEventKind
  readonly text: string
  readonly referralId?: string
}

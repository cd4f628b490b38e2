export const noticeKinds = [
  'ASSIGNED',
  'DUE_SOON',
  'OVERDUE',
  'URGED',
  'ESCALATED',
  'HANDED_BACK',
  'REFERRAL_ANSWERED',
  'REFERRAL_EXPIRED',
  'FEEDBACK',
  'NOBODY_LEFT',
  'NOT_RESOLVED',
  'BREAK_GLASS',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Whom a notice is for: a member of staff, a provider's people, or the officers of an area above the stations. */
export interface Recipient {
  readonly kind: 'STAFF' | 'PROVIDER' | 'OFFICE'
  /** Id of the member or provider; code of the office's area. */
  readonly id: string
}

/** Something that somebody is to know. */
export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  /** One readable line, without personal data. */
  readonly text: string
  readonly caseId: string | null
  readonly referralId: string | null
  readonly recipientKind: Recipient['kind']
  readonly recipient: string
  readonly at: Date
  readonly readAt: Date | null
}

/** What a use case says of a notice; the rest follows. */
export type Told = Pick<Notice, 'kind' | 'text'> & Partial<Pick<Notice, 'caseId' | 'referralId'>>

/** Each recipient once. */
export function distinct(recipients: readonly Recipient[]): Recipient[] {
  return [...new Map(recipients.map((recipient) => [`${recipient.kind} ${recipient.id}`, recipient])).values()]
}

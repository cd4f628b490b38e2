import { IllegalTransition } from '../../../shared/errors'

export const referralModes = ['DIRECT', 'FIRST_ACCEPT', 'JOINT', 'CASCADE'] as const
export type ReferralMode = (typeof referralModes)[number]

export const referralStatuses = [
  'OFFERED',
  'DECLINED',
  'EXPIRED',
  'WITHDRAWN',
  'ACCEPTED',
  'CHECKED_IN',
  'REPORTED',
  'CONFIRMED',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

/** A need offered to one provider. */
export interface Referral {
  readonly id: string
  readonly caseId: string
  readonly communityCode: string
  readonly areaCode: string
  readonly assigneeId: string | null
  readonly residentId: string | null
  readonly providerId: string
  readonly providerKind: string
  readonly offerId: string | null
  readonly mode: ReferralMode
  readonly batchId: string
  readonly status: ReferralStatus
  readonly message: string | null
  readonly respondBy: Date
  readonly completeBy: Date
  readonly urges: number
  readonly lastUrgedAt: Date | null
  readonly declineReason: string | null
  readonly outcome: ReferralOutcome | null
  readonly offeredAt: Date
  readonly respondedAt: Date | null
  readonly checkedInAt: Date | null
  readonly reportedAt: Date | null
  readonly confirmedAt: Date | null
  /** How many milestones of its clock have been heard: answer due soon, work due soon, overdue, the stationmaster. */
  readonly heard: number
  readonly version: number
}

export interface ReferralOutcome {
  readonly done: boolean
  readonly text: string
  /** CNY */
  readonly fee: number | null
}

/** The whole state machine: from where a step may be taken, and where it leads. */
export const referralSteps = {
  accept: { from: ['OFFERED'], to: 'ACCEPTED' },
  decline: { from: ['OFFERED'], to: 'DECLINED' },
  expire: { from: ['OFFERED'], to: 'EXPIRED' },
  withdraw: { from: ['OFFERED', 'ACCEPTED', 'CHECKED_IN'], to: 'WITHDRAWN' },
  checkIn: { from: ['ACCEPTED'], to: 'CHECKED_IN' },
  report: { from: ['CHECKED_IN'], to: 'REPORTED' },
  confirm: { from: ['REPORTED'], to: 'CONFIRMED' },
  return: { from: ['REPORTED'], to: 'CHECKED_IN' },
} as const satisfies Record<string, { from: readonly ReferralStatus[]; to: ReferralStatus }>
export type ReferralStep = keyof typeof referralSteps

/** The states that a referral can be moved to from where it stands. */
export function allowedFrom(status: ReferralStatus): ReferralStatus[] {
  const ways: readonly { from: readonly ReferralStatus[]; to: ReferralStatus }[] = Object.values(referralSteps)
  return [...new Set(ways.filter((way) => way.from.includes(status)).map((way) => way.to))]
}

/** Where a step leads from a status; throws IllegalTransition. */
export function after(status: ReferralStatus, step: ReferralStep): ReferralStatus {
  const from: readonly ReferralStatus[] = referralSteps[step].from
  if (!from.includes(status)) throw new IllegalTransition('referral', status, allowedFrom(status))
  return referralSteps[step].to
}

/** Whether the provider still has to do something, or the station to look at what it did. */
export function isOut(status: ReferralStatus): boolean {
  return allowedFrom(status).length > 0
}

/** Whether its provider has taken it on, whatever came of it. */
export function wasAccepted({ respondedAt, status }: Pick<Referral, 'respondedAt' | 'status'>): boolean {
  return respondedAt !== null && status !== 'DECLINED'
}

/** What has been reported is looked at all the same. */
export function isWithdrawable(status: ReferralStatus): boolean {
  const from: readonly ReferralStatus[] = referralSteps.withdraw.from
  return from.includes(status)
}

/** Late with the answer, or with the work. */
export function isOverdue(the: Pick<Referral, 'status' | 'respondBy' | 'completeBy'>, now: Date): boolean {
  if (the.status === 'OFFERED') return the.respondBy < now
  return (the.status === 'ACCEPTED' || the.status === 'CHECKED_IN') && the.completeBy < now
}

/** Minutes from offer to answer; null until answered. */
export function responseMinutes(the: Pick<Referral, 'offeredAt' | 'respondedAt'>): number | null {
  return the.respondedAt && (the.respondedAt.getTime() - the.offeredAt.getTime()) / 60_000
}

import { isOpen, type Case } from '../case/case'
import type { Referral } from '../referral/referral'
import { warningAt } from '../working-time/deadlines'
import { addWorkingHours, type WorkingCalendar } from '../working-time/working-time'

/** Opening hours after the deadline at which the stationmaster hears of it, and then the subdistrict. */
const hoursToStationmaster = 8
const hoursToSubdistrict = 24

/** Something that makes itself heard at a time, once. */
export interface Milestone<Kind extends string> {
  readonly kind: Kind
  readonly at: Date
}

export const caseMilestones = ['DUE_SOON', 'OVERDUE', 'STATIONMASTER', 'SUBDISTRICT'] as const
export type CaseMilestone = (typeof caseMilestones)[number]

/** The next thing that a case will make heard; null while its clock stands, and when all has been heard. */
export function nextOfCase(
  the: Pick<Case, 'status' | 'pausedSince' | 'warnAt' | 'dueAt' | 'reopenedAt' | 'heard'>,
  calendar: WorkingCalendar,
): Milestone<CaseMilestone> | null {
  const kind = caseMilestones[the.heard]
  if (kind === undefined || !isOpen(the.status) || the.pausedSince !== null) return null
  switch (kind) {
    case 'DUE_SOON':
      return { kind, at: the.warnAt }
    case 'OVERDUE':
      return { kind, at: the.dueAt }
    case 'STATIONMASTER':
      return { kind, at: addWorkingHours(overdueSince(the), hoursToStationmaster, calendar) }
    case 'SUBDISTRICT':
      return { kind, at: addWorkingHours(overdueSince(the), hoursToSubdistrict, calendar) }
  }
}

/** A case that was closed in the meantime has been late for as long as it has been open again. */
function overdueSince({ dueAt, reopenedAt }: Pick<Case, 'dueAt' | 'reopenedAt'>): Date {
  return reopenedAt !== null && reopenedAt > dueAt ? reopenedAt : dueAt
}

export const referralMilestones = ['ANSWER_SOON', 'DUE_SOON', 'OVERDUE', 'STATIONMASTER'] as const
export type ReferralMilestone = (typeof referralMilestones)[number]

/** The next thing that a referral will make heard: of its answer while it is offered, then of its work. */
export function nextOfReferral(
  referral: Pick<Referral, 'status' | 'offeredAt' | 'respondBy' | 'completeBy' | 'heard'>,
  urgency: Case['urgency'],
  calendar: WorkingCalendar,
): Milestone<ReferralMilestone> | null {
  const { status, offeredAt, respondBy, completeBy } = referral
  const kind = referralMilestones[referral.heard]
  if (status === 'OFFERED')
    return kind === 'ANSWER_SOON' ? { kind, at: warningAt(offeredAt, respondBy, urgency, calendar) } : null
  if (kind === undefined || (status !== 'ACCEPTED' && status !== 'CHECKED_IN')) return null
  switch (kind) {
    case 'ANSWER_SOON':
    case 'DUE_SOON':
      return { kind: 'DUE_SOON', at: warningAt(offeredAt, completeBy, urgency, calendar) }
    case 'OVERDUE':
      return { kind, at: completeBy }
    case 'STATIONMASTER':
      return { kind, at: addWorkingHours(completeBy, hoursToStationmaster, calendar) }
  }
}

/** How many have been heard once this one is. */
export function heardUntil(kind: CaseMilestone | ReferralMilestone, of: readonly string[]): number {
  return of.indexOf(kind) + 1
}

/** Minutes between two urges of the same case or referral by hand. */
export const urgeAgainMinutes = 10

/** When it may be urged again; null: now. */
export function urgeableFrom({ lastUrgedAt }: { lastUrgedAt: Date | null }, now: Date): Date | null {
  if (lastUrgedAt === null) return null
  const from = new Date(lastUrgedAt.getTime() + urgeAgainMinutes * 60_000)
  return from > now ? from : null
}

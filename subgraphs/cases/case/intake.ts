import { localDayOf } from '../working-time/local-day'
import type { Deadlines } from '../working-time/deadlines'
import type { Handling } from '../service-item/service-item'
import type { Case } from './case'

/** What is known of a need when it comes in, checked. */
export type Intake = Pick<
  Case,
  | 'channel'
  | 'communityCode'
  | 'areaCode'
  | 'summary'
  | 'description'
  | 'categoryCode'
  | 'serviceItemCode'
  | 'residentId'
  | 'proposalId'
  | 'visitId'
  | 'location'
  | 'urgency'
  | 'requirements'
>

/** A case as it is received. */
export function received(
  intake: Intake,
  named: { id: string; number: string; handling: Handling },
  openedAt: Date,
  deadlines: Deadlines,
): Case {
  return {
    ...intake,
    ...named,
    ...deadlines,
    status: 'RECEIVED',
    appointmentId: null,
    assigneeId: null,
    assessment: null,
    plan: null,
    certificate: null,
    outcome: null,
    openedAt,
    respondedAt: null,
    resolvedAt: null,
    closedAt: null,
    escalatedAt: null,
    pausedSince: null,
    urges: 0,
    lastUrgedAt: null,
    heard: 0,
    reopenedAt: null,
    version: 1,
  }
}

/** The year that a case's number bears: that of the hub's own calendar. */
export function yearOf(openedAt: Date, timeZone: string): number {
  return Number(localDayOf(openedAt, timeZone).slice(0, 4))
}

import type { CaseStatus } from '../../subgraphs/cases/case/case'
import type { CaseEvent } from '../../subgraphs/cases/case/timeline'

/** What a case comes to by its timeline alone. */
export interface Rebuilt {
  readonly status: CaseStatus
  readonly assigneeId: string | null
  readonly version: number
  readonly urges: number
  readonly respondedAt: number | null
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly escalatedAt: number | null
  readonly pausedSince: number | null
}

const nothing: Rebuilt = {
  ...{ status: 'RECEIVED', assigneeId: null, version: 0, urges: 0, respondedAt: null, resolvedAt: null },
  ...{ closedAt: null, escalatedAt: null, pausedSince: null },
}

type Told = Pick<CaseEvent, 'kind' | 'sequence' | 'at' | 'assigneeId' | 'referralId'>

/** Lets the events of one case happen again, in order. Throws when one is missing. */
export function rebuild(events: readonly Told[]): Rebuilt {
  return events.reduce<Rebuilt>((the, event) => {
    if (event.sequence !== the.version + 1) throw new Error(`event ${the.version + 1} of the timeline is missing`)
    return { ...the, ...happen(the, event), assigneeId: event.assigneeId, version: event.sequence }
  }, nothing)
}

/** What each kind of event does to a case. */
function happen(the: Rebuilt, { kind, at, referralId }: Told): Partial<Rebuilt> {
  const now = at.getTime()
  const over = { escalatedAt: null, pausedSince: null }
  switch (kind) {
    case 'ACCEPTED':
      return { status: 'ACCEPTED', respondedAt: now }
    case 'REDIRECTED':
      return { status: 'REDIRECTED', respondedAt: now, escalatedAt: null }
    case 'ASSESSED':
      return { status: 'ASSESSED' }
    case 'PLANNED':
      return { status: 'PLANNED' }
    case 'STARTED':
      return { status: 'IN_PROGRESS' }
    case 'REFERRED':
      return { status: 'COORDINATING' }
    case 'PAUSED':
      return { pausedSince: now }
    case 'RESUMED':
      return { pausedSince: null }
    case 'ESCALATED':
      return { escalatedAt: now }
    case 'HANDED_BACK':
      return { escalatedAt: null }
    case 'RESOLVED':
      return { ...over, status: 'RESOLVED', resolvedAt: now }
    case 'CLOSED':
      return { status: 'CLOSED', closedAt: now }
    case 'REOPENED':
      return { status: 'IN_PROGRESS', resolvedAt: null, closedAt: null }
    case 'WITHDRAWN':
      return { ...over, status: 'WITHDRAWN' }
    case 'URGED':
      return referralId === null ? { urges: the.urges + 1 } : {}
    case 'OPENED':
    case 'REFERRAL_ACCEPTED':
    case 'REFERRAL_DECLINED':
    case 'REFERRAL_EXPIRED':
    case 'REFERRAL_WITHDRAWN':
    case 'CHECKED_IN':
    case 'FEEDBACK':
    case 'REASSIGNED':
    case 'NOTED':
    case 'DOCUMENT_RECEIVED':
    case 'EVALUATED':
    case 'OVERDUE':
      return {}
  }
}

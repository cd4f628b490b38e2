import {
  demoCommunityCode,
  demoId,
  demoResidentAreaCode,
  demoResidentCount,
  demoResidentId,
  demoResidentLocation,
  demoStaff,
} from '../../../shared/demo'
import { isOpen, urgencies, type Case, type Urgency } from '../case/case'
import { caseNumber } from '../case/case-number'
import { noRequirements } from '../case/case-parts'
import { received, yearOf } from '../case/intake'
import type { CaseEvent } from '../case/timeline'
import { deadlinesOf } from '../working-time/deadlines'
import type { WorkingCalendar } from '../working-time/working-time'
import type { Evaluation } from '../evaluation/evaluation'
import type { Referral } from '../referral/referral'
import { demoReferral } from './demo-referral'
import type { DemoLife } from './lives'
import type { DemoNeed } from './needs'

/** A case of the demo territory with all that hangs on it. */
export interface DemoCase {
  readonly the: Case
  readonly documents: readonly string[]
  readonly events: readonly CaseEvent[]
  readonly referral: Referral | null
  readonly evaluation: Evaluation | null
}

export interface DemoPlan {
  /** 1, 2, … : makes its ids, its resident and its holder. */
  readonly n: number
  /** Its place among the numbers of its year. */
  readonly sequence: number
  readonly need: DemoNeed
  readonly life: DemoLife
  readonly openedAt: Date
  /** When the last thing happened. */
  readonly until: (dueAt: Date) => Date
}

/** Room for the events of one case among the ids. */
const eventsEach = 32

/** Lets a case live: the same plan always makes the same case. */
export function demoCase(plan: DemoPlan, calendar: WorkingCalendar): DemoCase {
  const { n, need, life, openedAt, sequence } = plan
  const urgency: Urgency = n % 19 === 0 ? 'EMERGENCY' : (urgencies[[1, 1, 1, 2, 0, 1, 2][n % 7] ?? 1] ?? 'NORMAL')
  const deadlines = deadlinesOf(openedAt, need.commitment, urgency, calendar)
  const resident = ((n * 29) % demoResidentCount) + 1
  const number = caseNumber('QG', yearOf(openedAt, calendar.timeZone), sequence)
  const intake = {
    channel: (['WINDOW', 'APP', 'HOTLINE', 'HOME_VISIT'] as const)[n % 4] ?? 'WINDOW',
    communityCode: demoCommunityCode,
    areaCode: demoResidentAreaCode(resident),
    summary: need.summary,
    description: null,
    categoryCode: need.categoryCode,
    serviceItemCode: need.serviceItemCode,
    residentId: demoResidentId(resident),
    proposalId: null,
    visitId: null,
    location: demoResidentLocation(resident),
    urgency,
    requirements: noRequirements,
  }
  const opened = received(intake, { id: demoId('case', n), number, handling: need.handling }, openedAt, deadlines)
  const times = spread(openedAt, plan.until(deadlines.dueAt), life.length)
  const holder = demoStaff[2 + (n % 2)]?.id ?? null
  const the = lived(opened, life, times, holder, n)
  const referral = need.target && demoReferral(the, need.target, life, times, n)
  return {
    the,
    documents: need.documents,
    events: eventsOf(the, life, times, n, referral),
    referral,
    evaluation: evaluationOf(the, referral, life, times, n),
  }
}

function spread(from: Date, to: Date, count: number): Date[] {
  const step = (to.getTime() - from.getTime()) / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, index) => new Date(from.getTime() + Math.floor(step * index)))
}

/** The case as its life leaves it. */
function lived(opened: Case, life: DemoLife, times: readonly Date[], holder: string | null, n: number): Case {
  const when = (kind: string) => times[life.findIndex((step) => step.kind === kind)] ?? null
  const status = life.at(-1)?.status ?? 'RECEIVED'
  const acceptedAt = when('ACCEPTED')
  const assessedAt = when('ASSESSED')
  const plannedAt = when('PLANNED')
  const closedAt = when('CLOSED')
  const byId = holder ?? ''
  const goal = {
    id: demoId('plan', n),
    text: opened.summary,
    activity: 'Find help and see it done',
    categoryCode: null,
    dueOn: null,
  }
  return {
    ...opened,
    status,
    assigneeId: acceptedAt && holder,
    respondedAt: acceptedAt ?? when('REDIRECTED'),
    assessment: assessedAt && {
      causes: 'Said by the household',
      situation: 'As seen on the visit',
      resources: null,
      byId,
      at: assessedAt,
    },
    plan: plannedAt && { goals: [{ ...goal, achieved: isOpen(status) ? null : true }], byId, at: plannedAt },
    outcome: when('RESOLVED') && 'Done as asked for.',
    resolvedAt: when('RESOLVED'),
    closedAt,
    certificate: closedAt && {
      number: `${opened.number}-C${life.length}`,
      issuedAt: closedAt,
      byId,
      text: `The need ${opened.number} was met, and its case is closed.`,
    },
    version: life.length,
  }
}

function eventsOf(
  the: Case,
  life: DemoLife,
  times: readonly Date[],
  n: number,
  referral: Referral | null,
): CaseEvent[] {
  return life.map((step, index) => ({
    id: demoId('event', n * eventsEach + index),
    caseId: the.id,
    sequence: index + 1,
    kind: step.kind,
    at: times[index] ?? the.openedAt,
    actorId: step.kind === 'EVALUATED' ? the.residentId : (the.assigneeId ?? demoStaff[2]?.id ?? null),
    text: step.text,
    referralId: step.referral ? (referral?.id ?? null) : null,
    status: step.status,
    assigneeId: index === 0 ? null : the.assigneeId,
  }))
}

function evaluationOf(
  the: Case,
  referral: Referral | null,
  life: DemoLife,
  times: readonly Date[],
  n: number,
): Evaluation | null {
  const at = times[life.findIndex((step) => step.kind === 'EVALUATED')]
  if (!at || !the.residentId) return null
  const satisfaction = [5, 4, 5, 5, 3, 4, 5, 4, 2, 5][n % 10] ?? 4
  const about = { caseId: the.id, referralId: referral?.id ?? null, providerId: referral?.providerId ?? null }
  const said = { by: 'RESIDENT', resolved: true, satisfaction, comment: null, evaluatorId: the.residentId } as const
  return { id: demoId('evaluation', n), ...about, ...said, at, version: 1 }
}

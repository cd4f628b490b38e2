import { IllegalTransition } from '../../../shared/errors'
import type { GeoPoint } from '../../../shared/geo'
import type { Handling } from '../service-item/service-item'
import type { Assessment, Certificate, NeedRequirements, ServicePlan } from './case-parts'

export const caseStatuses = [
  'RECEIVED',
  'ACCEPTED',
  'ASSESSED',
  'PLANNED',
  'IN_PROGRESS',
  'COORDINATING',
  'RESOLVED',
  'CLOSED',
  'REDIRECTED',
  'WITHDRAWN',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const intakeChannels = ['WINDOW', 'APP', 'HOTLINE', 'HOME_VISIT', 'PARTNER', 'OPEN311'] as const
export type IntakeChannel = (typeof intakeChannels)[number]

export const urgencies = ['LOW', 'NORMAL', 'HIGH', 'EMERGENCY'] as const
export type Urgency = (typeof urgencies)[number]

/** A need, from intake to closure. */
export interface Case {
  readonly id: string
  readonly number: string
  readonly status: CaseStatus
  readonly channel: IntakeChannel
  readonly categoryCode: string
  readonly serviceItemCode: string | null
  readonly handling: Handling
  readonly urgency: Urgency
  readonly summary: string
  readonly description: string | null
  readonly residentId: string | null
  readonly proposalId: string | null
  readonly visitId: string | null
  readonly appointmentId: string | null
  readonly communityCode: string
  /** The community, or the grid or cell in it. */
  readonly areaCode: string
  readonly location: GeoPoint | null
  readonly requirements: NeedRequirements
  readonly assigneeId: string | null
  readonly assessment: Assessment | null
  readonly plan: ServicePlan | null
  readonly certificate: Certificate | null
  readonly outcome: string | null
  readonly openedAt: Date
  readonly respondBy: Date
  readonly dueAt: Date
  readonly respondedAt: Date | null
  readonly resolvedAt: Date | null
  readonly closedAt: Date | null
  readonly escalatedAt: Date | null
  readonly pausedSince: Date | null
  readonly urges: number
  readonly lastUrgedAt: Date | null
  /** When 80 % of the time have passed; moves with dueAt. */
  readonly warnAt: Date
  /** How many milestones of its clock have been heard: due soon, overdue, the stationmaster, the subdistrict. */
  readonly heard: number
  readonly reopenedAt: Date | null
  readonly version: number
}

const beforeResolution = ['RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING'] as const

interface Step {
  readonly from: readonly CaseStatus[]
  readonly to: CaseStatus
  /** For these affairs only, where it is a short way. */
  readonly only?: Handling
}

/**
 * The whole state machine: from where a step may be taken, and where it leads. A step with two rows has two ways.
 * COORDINATING lasts from the first referral to the resolution: who has none resolves from IN_PROGRESS.
 */
export const caseSteps = {
  accept: [{ from: ['RECEIVED'], to: 'ACCEPTED' }],
  redirect: [{ from: ['RECEIVED'], to: 'REDIRECTED' }],
  assess: [{ from: ['ACCEPTED'], to: 'ASSESSED' }],
  plan: [{ from: ['ASSESSED'], to: 'PLANNED' }],
  start: [{ from: ['PLANNED'], to: 'IN_PROGRESS' }],
  refer: [{ from: ['IN_PROGRESS', 'COORDINATING'], to: 'COORDINATING' }],
  resolve: [
    { from: ['IN_PROGRESS', 'COORDINATING'], to: 'RESOLVED' },
    { from: ['ACCEPTED'], to: 'RESOLVED', only: 'IMMEDIATE' },
  ],
  close: [{ from: ['RESOLVED'], to: 'CLOSED' }],
  reopen: [{ from: ['CLOSED'], to: 'IN_PROGRESS' }],
  // The resident's word that it is not done, before the station has closed it.
  dispute: [{ from: ['RESOLVED'], to: 'IN_PROGRESS' }],
  withdraw: [{ from: beforeResolution, to: 'WITHDRAWN' }],
} as const satisfies Record<string, readonly Step[]>
export type CaseStep = keyof typeof caseSteps

function fits(step: Step, the: Pick<Case, 'status' | 'handling'>): boolean {
  return step.from.includes(the.status) && (step.only === undefined || step.only === the.handling)
}

/** The states that a case can be moved to from where it stands. */
export function allowedFrom(the: Pick<Case, 'status' | 'handling'>): CaseStatus[] {
  const ways: readonly Step[] = Object.values(caseSteps).flat()
  return [...new Set(ways.filter((way) => fits(way, the)).map((way) => way.to))]
}

/** Where a step leads from where the case stands; throws IllegalTransition. */
export function after(the: Pick<Case, 'status' | 'handling'>, step: CaseStep): CaseStatus {
  const ways: readonly Step[] = caseSteps[step]
  const way = ways.find((each) => fits(each, the))
  if (!way) throw new IllegalTransition('case', the.status, allowedFrom(the))
  return way.to
}

/** Whether anybody still has work to do on it. */
export function isOpen(status: CaseStatus): boolean {
  return (beforeResolution as readonly CaseStatus[]).includes(status)
}

/** Throws IllegalTransition unless the case is still being worked on. */
export function mustBeOpen(the: Pick<Case, 'status' | 'handling'>): void {
  if (!isOpen(the.status)) throw new IllegalTransition('case', the.status, allowedFrom(the))
}

/** Past its deadline with work left to do, the clock running. */
export function isOverdue(the: Pick<Case, 'status' | 'dueAt' | 'pausedSince'>, now: Date): boolean {
  return isOpen(the.status) && the.pausedSince === null && the.dueAt < now
}

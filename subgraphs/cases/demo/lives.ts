import type { CaseStatus } from '../case/case'
import type { CaseEventKind } from '../case/timeline'
import type { ReferralStatus } from '../referral/referral'

/** One event of a demo case: what happened, the case's status after it, and the referral's where it is about one. */
export interface DemoStep {
  readonly kind: CaseEventKind
  readonly status: CaseStatus
  readonly text: string
  readonly referral?: ReferralStatus
}

const opened: DemoStep = { kind: 'OPENED', status: 'RECEIVED', text: 'Opened' }
const accepted: DemoStep = { kind: 'ACCEPTED', status: 'ACCEPTED', text: 'Accepted' }
const resolved: DemoStep = { kind: 'RESOLVED', status: 'RESOLVED', text: 'Resolved' }
const evaluated: DemoStep = { kind: 'EVALUATED', status: 'RESOLVED', text: 'Evaluated by the resident' }
const closed: DemoStep = { kind: 'CLOSED', status: 'CLOSED', text: 'Closed with a certificate' }

const sixSteps: readonly DemoStep[] = [
  opened,
  accepted,
  { kind: 'ASSESSED', status: 'ASSESSED', text: 'Assessed' },
  { kind: 'PLANNED', status: 'PLANNED', text: 'Planned: one goal' },
  { kind: 'STARTED', status: 'IN_PROGRESS', text: 'Started' },
]

const referred: readonly DemoStep[] = [
  { kind: 'REFERRED', status: 'COORDINATING', text: 'Referred to a provider', referral: 'OFFERED' },
  { kind: 'REFERRAL_ACCEPTED', status: 'COORDINATING', text: 'Referral accepted', referral: 'ACCEPTED' },
  { kind: 'CHECKED_IN', status: 'COORDINATING', text: 'Provider checked in', referral: 'CHECKED_IN' },
  { kind: 'FEEDBACK', status: 'COORDINATING', text: 'Provider reported: done', referral: 'REPORTED' },
  { kind: 'FEEDBACK', status: 'COORDINATING', text: 'Feedback confirmed', referral: 'CONFIRMED' },
]

/** Whole lives, as the services would have written them. */
export const lives = {
  atOnce: [opened, accepted, resolved, evaluated, closed],
  byTheStation: [...sixSteps, resolved, evaluated, closed],
  byAProvider: [...sixSteps, ...referred, resolved, evaluated, closed],
  redirected: [
    opened,
    { kind: 'REDIRECTED', status: 'REDIRECTED', text: 'Redirected to the service hall of the district' },
  ],
  withdrawn: [opened, accepted, { kind: 'WITHDRAWN', status: 'WITHDRAWN', text: 'Withdrawn: no longer needed' }],
} as const satisfies Record<string, readonly DemoStep[]>
export type DemoLife = readonly DemoStep[]

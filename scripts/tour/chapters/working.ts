import { current, type Need } from '../need'
import * as cases from '../operations/cases'
import { holds } from '../holds'
import type { Scene } from '../scene'

/** Steps one to four: accepted, assessed, planned, started. Answers the ids of the plan's goals. */
export async function workOn(scene: Scene, need: Need): Promise<readonly string[]> {
  const { tour, people } = scene
  tour.chapter('Accepted, assessed, planned')
  const received = await current(scene, need)
  const { acceptCase: accepted } = await tour.asks(people.worker, 'I take it.', cases.acceptCase, {
    id: need.caseId,
    version: received.version,
  })
  holds(accepted.status === 'ACCEPTED', 'The case is accepted.')
  tour.tells(`ACCEPTED, version ${accepted.version}, assigned to ${accepted.assignee?.name ?? '?'}`)

  const assessment = {
    caseId: need.caseId,
    causes: 'Corroded connection, thirty years old.',
    situation: 'No water in the kitchen; floor wet; she cannot bend down.',
    resources: 'A neighbour has a key.',
    requirements: { languages: ['zh'], attributes: ['ELDERLY', 'LIVING_ALONE'], ageYears: 82, maxFee: 300, helpers: 1 },
  }
  const stale = await tour.refused(
    people.stationmaster,
    'Assessed from a page that was opened before that.',
    'CONFLICT',
    cases.assessCase,
    { input: { ...assessment, expectedVersion: received.version } },
  )
  holds(stale.extensions?.['currentVersion'] === accepted.version, 'The conflict names the current version.')
  tour.tells(`the current version is ${String(stale.extensions['currentVersion'])}; nothing changed`)

  const { assessCase: assessed } = await tour.asks(people.worker, 'Home visit done.', cases.assessCase, {
    input: { ...assessment, expectedVersion: accepted.version },
  })
  tour.tells(`${assessed.status}, version ${assessed.version}`)

  const { planCase: planned } = await tour.asks(people.worker, 'Two goals.', cases.planCase, {
    id: need.caseId,
    version: assessed.version,
    goals: [
      { text: 'Water runs again', activity: 'Refer to a plumber', categoryCode: 'life.repairs.plumbing' },
      { text: 'She is not alone with it', activity: 'Company while the water is off', categoryCode: 'public.company' },
    ],
  })
  const goals = planned.plan?.goals ?? []
  holds(goals.length === 2, 'The plan has its two goals.')
  tour.tells(`${planned.status}, version ${planned.version}: ${goals.map((goal) => goal.text).join('; ')}`)

  const { startCase: started } = await tour.asks(people.worker, 'Begin.', cases.startCase, {
    id: need.caseId,
    version: planned.version,
  })
  holds(started.status === 'IN_PROGRESS', 'The plan is being carried out.')
  tour.tells(`IN_PROGRESS, version ${started.version}`)
  return goals.map((goal) => goal.id)
}

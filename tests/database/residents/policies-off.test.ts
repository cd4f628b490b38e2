import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { outcomesOf, pathsOf } from './rights-paths'
import { tieHelpers, viewers } from './rights-viewers'

/** Every decision in code says yes; what is left is row-level security. */
jest.mock('../../../shared/auth/rights', () => ({
  areaReaches: () => true,
  isStationOf: () => true,
  actsFor: () => true,
}))
jest.mock('../../../subgraphs/residents/disclosure/disclosure.policy', () => ({
  isHelper: () => false,
  needsTies: () => false,
  maySee: () => true,
  decide: () => 'GRANTED',
  mayReadRecord: () => true,
  isSelf: () => true,
}))
jest.mock('../../../subgraphs/residents/household/household.policy', () => ({ maySeeHousehold: () => true }))
jest.mock('../../../subgraphs/residents/appointment/appointment.policy', () => ({ maySeeAppointment: () => true }))

let hub: TestSubgraph
let paths: Awaited<ReturnType<typeof pathsOf>>
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
  await tieHelpers(hub)
  paths = await pathsOf(hub)
})
afterAll(() => hub.close())

const public_ = ['Proposal', 'Area', 'Station', 'StaffMember']

test('with every policy in code switched off, row-level security alone gives no foreign row', async () => {
  const seen: object[] = []
  for (const [who, viewer, tie] of viewers.filter(([, , one]) => one === 'nobody'))
    for (const path of paths.filter(({ type }) => !public_.includes(type))) {
      const outcomes = new Set(Object.values(await outcomesOf(hub, viewer, path)))
      if (outcomes.size !== 1 || !outcomes.has('absent')) seen.push({ who, tie, path: path.name })
    }
  expect(seen).toEqual([])
})

test('and the mocks do switch the policies off: an officer is answered what only row-level security lets through', async () => {
  const [, officer] = viewers.find(([who]) => who === 'a subdistrict officer') ?? []
  const path = paths.find(({ name }) => name === '_entities of Resident')
  if (!officer || !path) throw new Error('the scene has changed')
  expect(await outcomesOf(hub, officer, path)).toMatchObject({ phone: 'shown', fullName: 'shown' })
})

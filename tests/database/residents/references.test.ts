import {
  demoAreas,
  demoHouseholdId,
  demoId,
  demoNeighbourStation,
  demoResidentId,
  demoStaff,
  demoStation,
} from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { neighbour, worker } from './people'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
})
afterAll(() => hub.close())

const twenty = Array.from({ length: 20 }, (_, index) => index + 1)
const entities = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }'

test.each([
  ['Area', demoAreas.slice(0, 20).map(({ code }) => ({ code })), { code: 'nowhere' }],
  ['Station', [demoStation, demoNeighbourStation].map(({ id }) => ({ id })), { id: demoId('station', 99) }],
  ['StaffMember', demoStaff.map(({ id }) => ({ id })), { id: 'x' }],
  ['Resident', twenty.map((n) => ({ id: demoResidentId(n) })), { id: demoId('resident', 9999) }],
  ['Household', twenty.map((n) => ({ id: demoHouseholdId(n) })), { id: 'x' }],
  ['Proposal', twenty.slice(0, 8).map((n) => ({ id: demoId('proposal', n) })), { id: demoId('proposal', 99) }],
])('%s references, many at once, take one statement; an absent one is null', async (type, keys, absent) => {
  hub.statements.length = 0
  const { data, errors } = await hub
    .as(worker)
    .query(entities, { keys: [...keys, absent].map((key) => ({ __typename: type, ...key })) })
  expect(errors).toBeUndefined()
  expect(data._entities).toEqual([...keys.map(() => ({ __typename: type })), null])
  expect(hub.statements).toHaveLength(1)
})

test('Visit references take one statement, and one for their residents, whose rights they follow', async () => {
  const keys = twenty.map((n) => ({ __typename: 'Visit', id: demoId('visit', n) }))
  hub.statements.length = 0
  expect((await hub.as(worker).query(entities, { keys })).data._entities).toEqual(
    keys.map(() => ({ __typename: 'Visit' })),
  )
  expect(hub.statements).toHaveLength(2)
})

test('references to what is foreign are null', async () => {
  const keys = [
    { __typename: 'Resident', id: demoResidentId(1) },
    { __typename: 'Household', id: demoHouseholdId(1) },
    { __typename: 'Visit', id: demoId('visit', 1) },
  ]
  for (const viewer of [neighbour, {}])
    expect((await hub.as(viewer).query(entities, { keys })).data._entities).toEqual([null, null, null])
})

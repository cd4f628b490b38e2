import { system } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import { demoResidentId } from '../../../shared/demo'
import { RotationService } from '../../../subgraphs/residents/rotation/rotation.service'
import { PgRotationStore } from '../../../subgraphs/residents/rotation/rotation.store.pg'
import { residents } from '../../../subgraphs/residents/subgraph'
import { Vault } from '../../../subgraphs/residents/vault/vault'
import { openTestSubgraph, testKey, type TestSubgraph } from '../../support'
import { registration, worker } from './people'

const next = 'the key after the first, for tests alone too'
/** What the running subgraph finds in the data folder. */
let ring: { current: string; previous: string | null } = { current: testKey, previous: null }

let hub: TestSubgraph
beforeAll(async () => {
  const turned = {
    ...residents,
    compose: (deps: Parameters<typeof residents.compose>[0]) => residents.compose({ ...deps, dataKeys: () => ring }),
  }
  hub = await openTestSubgraph(turned, { seed: 'demo' })
})
afterAll(() => hub.close())

const register = 'mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { id } }'
const search =
  'query ($search: String!) { residents(search: $search) { edges { node { id fullName phone address } } } }'
const found = async (text: string) =>
  (await hub.as(worker).query(search, { search: text })).data.residents.edges.map(({ node }: { node: object }) => node)

test('a running hub reads, finds and registers before, during and after the data key is rotated', async () => {
  const grandma = {
    id: demoResidentId(1),
    fullName: 'Lin Guilan 林桂兰',
    phone: '13910020011',
    address: expect.any(String),
  }
  const readable = async () => {
    for (const text of ['林桂', '139 1002 0011']) expect(await found(text)).toEqual([grandma])
  }
  await readable()
  ring = { current: next, previous: testKey }
  await readable()
  const input = { ...registration, phone: '13712345678' }
  const { id } = (await hub.as(worker).query(register, { input })).data.registerResident
  const caller = hub.running.database.callerOf(system)
  const rotation = new RotationService(new PgRotationStore(), new Vault(() => ring))
  expect(await rotation.rotate(caller)).toMatchObject({ residents: 420 })
  expect(await rotation.rotate(caller)).toEqual({ residents: 0, households: 0 })
  await readable()
  ring = { current: next, previous: null }
  await readable()
  expect(await found('13712345678')).toMatchObject([{ id, phone: '13712345678' }])
  await caller.end()
})

test('what was stored in clear before names and diaries were sealed is sealed at the next start', async () => {
  const caller = hub.running.database.callerOf(system)
  const id = demoResidentId(9)
  const stored =
    '/* asBefore */ update resident set full_name = $2, birth_date = $3, full_name_sealed = null, birth_date_sealed = null where id = $1'
  await caller.write((tx) => sql(tx, stored, [id, 'Old Clear Name', '1950-01-02']))
  await caller.write((tx) => sql(tx, "/* asBefore */ update visit set note = 'An old clear note', note_sealed = null"))
  await new RotationService(new PgRotationStore(), new Vault(() => ring)).sealWhatIsClear(caller)
  const left =
    '/* left */ select from resident where full_name is not null union all select from visit where note is not null'
  expect(await caller.read((tx) => sql(tx, left))).toEqual([])
  await caller.end()
  expect(await found('old clear')).toMatchObject([{ id, fullName: 'Old Clear Name' }])
  const visits = '{ residents(first: 100) { edges { node { visits { edges { node { note } } } } } } }'
  expect(JSON.stringify((await hub.as(worker).query(visits)).data)).toContain('An old clear note')
})

import { Client } from 'pg'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { adminUrlOf } from './admin-url'
import { abstractTypesOf, outcomesOf, pathsOf, typesOf } from './rights-paths'
import { readThrough, rightsTable, type Outcome, type Tie } from './rights-table'
import { tieHelpers, viewers } from './rights-viewers'

/** Some hundred questions: seconds, but for a machine that has much else to do. Milliseconds. */
const patience = 240_000

let hub: TestSubgraph
let paths: Awaited<ReturnType<typeof pathsOf>>
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
  await tieHelpers(hub)
  paths = await pathsOf(hub)
})
afterAll(() => hub.close())

/** Lists that are the station's alone are refused, or empty, to everybody else. */
const stationLists = ['residents']
/** Reached through what is itself for the station and the resident alone. */
const throughOwn = ['Visit.resident', 'Appointment.resident', 'Household.members']

function expected(path: (typeof paths)[number], tie: Tie): Record<string, Outcome> {
  const rules = Object.entries(rightsTable[path.type] ?? {})
  const closed =
    (tie === 'grid' && path.name === 'Appointment.resident') ||
    (stationLists.includes(path.name)
      ? tie !== 'station' && tie !== 'grid'
      : throughOwn.includes(path.name) && !['station', 'grid', 'self'].includes(tie))
  return Object.fromEntries(rules.map(([name, rule]) => [name, closed ? 'absent' : rule[tie]]))
}

async function holdAgainstTheTable(): Promise<void> {
  const wrong: string[] = []
  for (const [who, viewer, tie] of viewers)
    for (const [path, outcomes] of await Promise.all(
      paths.map(async (one) => [one, await outcomesOf(hub, viewer, one)] as const),
    )) {
      for (const [field, outcome] of Object.entries(expected(path, tie)))
        if (outcomes[field] !== outcome)
          wrong.push(`${who}, ${path.name}, ${field}: ${outcomes[field]} instead of ${outcome}`)
    }
  expect(wrong).toEqual([])
}

test('every field of the schema has its row in the table, or is read through one that has', () => {
  const types = typesOf(hub)
  const known = new Map(
    [...types].map(([type, node]) => [type, (node.fields ?? []).map(({ name }) => name.value).sort()]),
  )
  expect([...types.keys()].sort()).toEqual([...Object.keys(rightsTable), ...Object.keys(readThrough)].sort())
  for (const [type, rows] of Object.entries(rightsTable))
    expect([type, known.get(type)]).toEqual([type, Object.keys(rows).sort()])
  expect(abstractTypesOf(hub)).toEqual([])
})

test(
  'every role, in the own, a neighbouring and a foreign area, reads what the table says, by every path',
  async () => {
    await holdAgainstTheTable()
  },
  patience,
)

test(
  'with row-level security off, the policies alone hold the same table',
  async () => {
    const admin = new Client({ connectionString: await adminUrlOf(hub) })
    await admin.connect()
    try {
      const { rows } = await admin.query<{ name: string }>(
        "select relname as name from pg_class where relrowsecurity and relnamespace = 'residents'::regnamespace",
      )
      expect(rows.length).toBeGreaterThan(8)
      for (const { name } of rows) await admin.query(`alter table residents.${name} disable row level security`)
    } finally {
      await admin.end()
    }
    await holdAgainstTheTable()
  },
  patience,
)

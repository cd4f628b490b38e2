import { Writable } from 'node:stream'
import pino from 'pino'
import { anonymous, system, type Viewer } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import { InProcessTransport } from '../../../shared/events'
import { absentHub } from '../../../shared/hub'
import { openSubgraph, type RunningSubgraph } from '../../../shared/process/run'
import { parse } from 'graphql'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestDatabase, TestClock, testKey, type TestDatabase } from '../../support'

const stations = Array.from({ length: 40 }, (_, index) => index)
const communityOf = (n: number) => `east.a.c${n}`
/** Found in everything that is one station's: names, phones, diaries, proposals. */
const markOf = (n: number) => `MARK${String(n).padStart(2, '0')}X`
const phoneOf = (n: number) => `139990000${String(n).padStart(2, '0')}`

let database: TestDatabase
let running: RunningSubgraph
let log = ''
const ids = new Map<number, string>()

function workerOf(n: number): Viewer {
  return { ...anonymous, id: staffOf(n), name: 'Worker', role: 'STATION_WORKER', area: communityOf(n) }
}
function staffOf(n: number): string {
  return `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
}

async function ask(viewer: Viewer, text: string, variables: Record<string, unknown> = {}) {
  const [document, signal] = [parse(text), new AbortController().signal]
  return running.subgraph.execute({ document, variables, operationName: 'Isolation', viewer, requestId: 'r', signal })
}

beforeAll(async () => {
  database = await openTestDatabase()
  const lines = new Writable({
    write(chunk: Buffer, _, done) {
      log += chunk.toString()
      done()
    },
  })
  running = await openSubgraph(residents, {
    ...{ databaseUrl: database.urlOf('residents'), transport: new InProcessTransport(), hub: absentHub },
    ...{ log: pino({ level: 'trace' }, lines), timeZone: 'Asia/Shanghai', dataKey: testKey, seed: 'none' },
    ...{ poolSize: 8, clock: new TestClock() },
  })
  await running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      const territory = `/* territory */ insert into area (code, name, level) select code, code, level
        from unnest($1::text[], $2::text[]) given (code, level)`
      const codes = stations.map(communityOf)
      await sql(tx, territory, [
        ['east', 'east.a', ...codes],
        ['DISTRICT', 'SUBDISTRICT', ...codes.map(() => 'COMMUNITY')],
      ])
      const station = `/* stations */ insert into station (id, community_code, name, address, latitude, longitude, phone)
        select id, code, code, code, 39, 116, '-' from unnest($1::uuid[], $2::text[]) given (id, code)`
      await sql(tx, station, [stations.map(staffOf), codes])
      const staff = `/* staff */ insert into staff_member (id, station_id, name, post)
        select id, id, 'Worker', 'GENERAL_SOCIAL_WORKER' from unnest($1::uuid[]) id`
      await sql(tx, staff, [stations.map(staffOf)])
    }),
  )
  for (const n of stations) ids.set(n, await prepare(n))
})
afterAll(async () => {
  await running.stop()
  await database.close()
})

async function prepare(n: number): Promise<string> {
  const register = 'mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { id } }'
  const named = { fullName: `Full ${markOf(n)}`, preferredName: `Pref ${markOf(n)}`, address: `Lane ${markOf(n)}` }
  const input = { ...named, phone: phoneOf(n), areaCode: communityOf(n) }
  const { data } = await ask(workerOf(n), register, { input })
  const { id } = data?.['registerResident'] as { id: string }
  const visit = 'mutation ($input: RecordVisitInput!) { recordVisit(input: $input) { id } }'
  const heard = { note: `Note ${markOf(n)}`, need: `Need ${markOf(n)}`, mood: 'CONTENT', at: '2026-11-18T01:00:00Z' }
  await ask(workerOf(n), visit, { input: { residentId: id, ...heard } })
  return id
}

const everything = `id preferredName fullName phone address visits { edges { node { note need } } }`
const questions: readonly ((own: number, other: number) => readonly [string, Record<string, unknown>])[] = [
  () => [`{ residents(first: 100) { totalCount edges { node { ${everything} } } } }`, {}],
  () => [`{ residents(search: "MARK", area: "east") { edges { node { ${everything} } } } }`, {}],
  (_, other) => [`query ($id: ID!) { resident(id: $id) { ${everything} } }`, { id: ids.get(other) }],
  (own) => [`query ($id: ID!) { resident(id: $id) { ${everything} } }`, { id: ids.get(own) }],
  () => [
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Resident { ${everything} } } }`,
    { keys: [...ids.values()].map((id) => ({ __typename: 'Resident', id })) },
  ],
  (_, other) => ['mutation ($id: ID!) { exportResident(id: $id) }', { id: ids.get(other) }],
  (_, other) => [
    'mutation ($input: UpdateResidentInput!) { updateResident(input: $input) { fullName } }',
    { input: { id: ids.get(other), expectedVersion: 7, phone: 'no phone' } },
  ],
  () => [
    'mutation ($input: RecordVisitInput!) { recordVisit(input: $input) { id } }',
    { input: { residentId: 'x', at: '2026-11-18T01:00:00Z', mood: 'CONTENT' } },
  ],
]

test('40 stations with 200 clients at once on 8 connections: no foreign mark in an answer, an error, a log line or an event', async () => {
  const clients = Array.from({ length: 200 }, (_, index) => index)
  const foreign: string[] = []
  let own = 0
  await Promise.all(
    clients.map(async (client) => {
      const station = client % stations.length
      const question = questions[(client + Math.floor(client / stations.length)) % questions.length]
      if (!question) return
      const [text, variables] = question(station, (station + client + 1) % stations.length)
      const answer = JSON.stringify(await ask(workerOf(station), text, variables))
      own += answer.includes(markOf(station)) ? 1 : 0
      const others = stations.filter((one) => one !== station)
      if (others.some((one) => answer.includes(markOf(one)) || answer.includes(phoneOf(one)))) foreign.push(text)
    }),
  )
  expect(foreign).toEqual([])
  // Half of the questions are about the own station, and were answered.
  expect(own).toBeGreaterThanOrEqual(50)
  const events = await running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql<{ text: string }>(tx, "/* events */ select coalesce(string_agg(event::text, ' '), '') as text from event"),
    ),
  )
  expect(events[0]?.text).toContain('resident.registered')
  const told = `${events[0]?.text} ${log}`
  expect(stations.filter((n) => told.includes(markOf(n)) || told.includes(phoneOf(n)))).toEqual([])
  const left = await running.database.asSystem((caller) =>
    caller.read((tx) => sql<{ role: string }>(tx, '/* settings */ select viewer.role() as role')),
  )
  expect(left).toEqual([{ role: system.role }])
})

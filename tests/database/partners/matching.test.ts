import { Client } from 'pg'
import { v7 } from 'uuid'
import { sql } from '../../../shared/database/pg'
import { PgMatchingStore } from '../../../subgraphs/partners/matching/matching.store.pg'
import { serviceMatchesSql } from '../../../subgraphs/partners/matching/matching.sql'
import { PgRecordStore } from '../../../subgraphs/partners/record/record.store.pg'
import { partners } from '../../../subgraphs/partners/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { needOf } from '../../../subgraphs/partners/matching/need-of-case'
import { bruteForce } from './brute-force'
import { randomNeed, randomWorld, randomness, type MatchWorld, type WorldNeed } from './match-world'
import { settle } from './settle'

const worker = { id: 'w', role: 'STATION_WORKER', area: 'x' } as const
const random = randomness(20_261_122)
const world: MatchWorld = randomWorld(random, 300)
const needs = Array.from({ length: 200 }, () => randomNeed(random))

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(partners)
  await settle(hub, world)
})
afterAll(() => hub.close())

interface Match {
  offerId: string
  score: number
  distanceMeters: number | null
  fee: number
  title: string
  provider: { id: string; name: string; kind: string }
  reasons: { code: string; weight: number; value: number; text: string }[]
}

async function matchesOf(asked: readonly WorldNeed[], first = 100): Promise<Match[][]> {
  const document = `query ($cases: [_Any!]!, $first: Int) { _entities(representations: $cases) { ... on Case {
    serviceMatches(first: $first) { offerId score distanceMeters fee title provider { id name kind }
      reasons { code weight value text } } } } }`
  const cases = asked.map((need) => ({ __typename: 'Case', id: v7(), ...need }))
  const { data, errors } = await hub.as(worker).query(document, { cases, first })
  expect(errors).toBeUndefined()
  return data._entities.map((entity: { serviceMatches: Match[] }) => entity.serviceMatches)
}

test('every need is answered with what the rules say, in their order, ties included', async () => {
  let found = 0
  for (let batch = 0; batch < needs.length; batch += 20) {
    const asked = needs.slice(batch, batch + 20)
    const answers = await matchesOf(asked)
    asked.forEach((need, index) => {
      const expected = bruteForce(world, need).slice(0, 100)
      const answer = answers[index] ?? []
      expect(answer.map((match) => match.offerId)).toEqual(expected.map((match) => match.id))
      answer.forEach((match, place) => {
        expect(match.score).toBeCloseTo(expected[place]?.score ?? NaN, 9)
        if (match.distanceMeters === null) expect(expected[place]?.meters).toBeNull()
        else expect(match.distanceMeters).toBeCloseTo(expected[place]?.meters ?? NaN, 6)
      })
      found += answer.length
    })
  }
  expect(found).toBeGreaterThan(1000)
})

test.each([1, 3, 10, 40])('the best %i are the same when they are looked for among many', async (first) => {
  const search = new PgMatchingStore('Asia/Shanghai', 0)
  const asked = needs.map((need) => ({ need: needOf(need), first }))
  const found = await hub.running.database.asSystem((caller) => caller.read((tx) => search.serviceMatches(tx, asked)))
  found.forEach((matches, index) => {
    const expected = bruteForce(world, needs[index]!).slice(0, first)
    expect(matches.map((match) => match.serviceId)).toEqual(expected.map((match) => match.id))
  })
})

test('what is looked for among many follows what is taken on, and what residents say', async () => {
  const taken = new Map(world.services.map(({ id }) => [id, random.int(2)]))
  const praised = new Map(world.organizations.map(({ id }) => [id, [5, 5, 5, 1].slice(random.int(4))]))
  const later: MatchWorld = {
    organizations: world.organizations.map((one) => ({ ...one, satisfactions: praised.get(one.id) ?? [] })),
    services: world.services.map((one) => ({ ...one, load: taken.get(one.id) ?? 0 })),
  }
  await hub.running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      const load = '/* setLoads */ update service set load = l.load from unnest($1::uuid[], $2::int[]) as l(id, load)'
      await sql(tx, `${load} where service.id = l.id`, [[...taken.keys()], [...taken.values()]])
      await sql(tx, '/* forget */ delete from evaluation')
      const records = new PgRecordStore()
      for (const [organizationId, satisfactions] of praised)
        for (const satisfaction of satisfactions)
          await records.saveEvaluation(tx, { id: v7(), organizationId, satisfaction, version: 1 })
    }),
  )
  const search = new PgMatchingStore('Asia/Shanghai', 0)
  const asked = needs.slice(0, 80).map((need) => ({ need: needOf(need), first: 5 }))
  const found = await hub.running.database.asSystem((caller) => caller.read((tx) => search.serviceMatches(tx, asked)))
  found.forEach((matches, index) => {
    const ofPraised = bruteForce(later, needs[index]!).slice(0, 5)
    expect(matches.map((match) => match.serviceId)).toEqual(ofPraised.map((match) => match.id))
  })
})

test('a board of 20 cases asks once, providers included', async () => {
  hub.statements.length = 0
  const answers = await matchesOf(needs.slice(0, 20), 3)
  expect(hub.statements.map((name) => name.replace(/_[0-9a-f]+$/, ''))).toEqual(['serviceMatches'])
  expect(answers.every((answer) => answer.length <= 3)).toBe(true)
})

test('what is found is looked up by its key, also where the database knows how few services there are', async () => {
  const admin = new Client({ connectionString: hub.adminUrl })
  await admin.connect()
  await admin.query('set search_path = partners, public; analyze service, organization, track_record')
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`explain (generic_plan, costs off) ${serviceMatchesSql}`)
  await admin.end()
  const scans = rows
    .map((line) => line['QUERY PLAN'])
    .filter((line) => / on (service|organization|track_record)\b/.test(line))
  expect(scans).toHaveLength(3)
  for (const scan of scans) expect(scan).toMatch(/Index Scan using \w+_pkey on/)
})

test('reasons add up to the score, and say in plain words what they mean', async () => {
  const [answer = []] = await matchesOf(
    needs
      .slice(0, 60)
      .filter((need) => bruteForce(world, need).length > 5)
      .slice(0, 1),
  )
  for (const match of answer) {
    expect(match.reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(match.score, 12)
    expect(match.reasons.map(({ code, weight }) => [code, weight])).toEqual([
      ['CATEGORY', 0.3],
      ['PROXIMITY', 0.25],
      ['TRACK_RECORD', 0.2],
      ['RESPONSIVENESS', 0.1],
      ['SPARE_CAPACITY', 0.1],
      ['FEE', 0.05],
    ])
    for (const { text } of match.reasons) expect(text).toMatch(/^[A-Z0-9].*\.$/)
    expect(match.provider).toMatchObject({ kind: 'ENTERPRISE' })
  }
})

test('a need without a community has no match', async () => {
  const [need] = needs
  if (!need) throw new Error('no need')
  expect(await matchesOf([{ ...need, community: null }])).toEqual([[]])
})

test.each(['PARTNER', 'VOLUNTEER', 'VOLUNTEER_COORDINATOR', 'RESIDENT', 'HUB_ADMIN', 'ANONYMOUS'] as const)(
  'a %s does not see who could take a need on',
  async (role) => {
    const document = `query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case {
      serviceMatches { score } } } }`
    const cases = [{ __typename: 'Case', id: v7(), ...needs[0] }]
    const { data, errors } = await hub.as({ id: 'someone', role, area: 'x' }).query(document, { cases })
    expect(data._entities[0].serviceMatches).toBeNull()
    expect(errors?.[0]?.extensions['code']).toBe(role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
  },
)

test.each([0, 101])('first: %i is refused', async (first) => {
  const document = `query ($cases: [_Any!]!, $first: Int) { _entities(representations: $cases) { ... on Case {
    serviceMatches(first: $first) { score } } } }`
  const cases = [{ __typename: 'Case', id: v7(), ...needs[0] }]
  const { errors } = await hub.as(worker).query(document, { cases, first })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'first' }] })
})

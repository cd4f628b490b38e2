import { openTestSubgraph, type TestSubgraph } from '../../support'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'
import { expected, type Need } from './brute-force'
import { aGroup, aMember, coordinatorOf, id, now, openScene, told, volunteerOf, worker } from './scene'
import { areas, categories, dice, languages, monday, skills, store, worldOf } from './world'

const world = worldOf(7)
let scene: TestSubgraph
beforeAll(async () => {
  const seeded = {
    ...volunteers,
    seedDemo: (caller: Parameters<typeof store>[0], at: Date) => store(caller, world, at),
  }
  scene = await openTestSubgraph(seeded, { now, seed: 'demo' })
})
afterAll(() => scene.close())

const ask = `query M($cases: [_Any!]!, $first: Int!) { _entities(representations: $cases) { ... on Case { volunteerMatches(first: $first) {
  score availableMembers distanceMeters fee offerId title reasons { code weight value text }
  provider { id name kind } group { id status } } } } }`

interface Match {
  readonly score: number
  readonly availableMembers: number
  readonly distanceMeters: number | null
  readonly reasons: readonly { code: string; weight: number; value: number; text: string }[]
  readonly provider: { id: string; kind: string }
  readonly group: { id: string }
}

function caseOf(need: Need, n: number) {
  const { category, community, location, languages: spoken, skills: able, windows, helpers } = need
  const spans = windows.map(({ from, to }) => ({ startsAt: new Date(from), endsAt: new Date(to).toISOString() }))
  return {
    ...{ __typename: 'Case', id: `case-${n}`, category: { code: category }, community: { code: community }, location },
    requirements: { languages: spoken, skills: able, windows: spans, helpers },
  }
}

function someNeed(roll: (sides: number) => number): Need {
  const some = <T>(of: readonly T[], chance: number) => of.filter(() => roll(10) < chance)
  const windows = [0, 1]
    .filter(() => roll(3) > 0)
    .map(() => {
      const from = monday + roll(7 * 48) * 1_800_000
      return { from, to: from + (1 + roll(roll(5) === 0 ? 400 : 12)) * 1_800_000 }
    })
  return {
    category: categories[roll(categories.length)] ?? 'p',
    community: areas[roll(areas.length)] ?? 'x',
    location: roll(3) ? { latitude: 39.905, longitude: 116.365 } : null,
    ...{ languages: some(languages, 3), skills: some(skills, 3), windows, helpers: 1 + roll(3) },
  }
}

async function matches(needs: readonly Need[], first = 100): Promise<Match[][]> {
  type Answer = { _entities: { volunteerMatches: Match[] }[] }
  const answer = await told<Answer>(scene.as(worker), ask, { cases: needs.map(caseOf), first })
  return answer._entities.map(({ volunteerMatches }) => volunteerMatches)
}

test('groups, members, reasons and order are those of the rules, for needs of every kind', async () => {
  const roll = dice(99)
  const needs = Array.from({ length: 200 }, () => someNeed(roll))
  const found = await matches(needs)
  let ranked = 0
  let ties = 0
  needs.forEach((need, index) => {
    const right = expected(world, need)
    const got = found[index] ?? []
    expect(got.map((match) => match.provider.id)).toEqual(right.map(({ id }) => id))
    right.forEach((one, place) => {
      const match = got[place]
      expect(match?.availableMembers).toBe(one.available)
      expect(match?.score).toBeCloseTo(one.score, 12)
      if (one.meters === null) expect(match?.distanceMeters).toBeNull()
      else expect(match?.distanceMeters).toBeCloseTo(one.meters, 6)
      one.values.forEach((value, reason) => expect(match?.reasons[reason]?.value).toBeCloseTo(value, 12))
      ranked += 1
      if (place > 0 && Math.abs((right[place - 1]?.score ?? 0) - one.score) < 1e-12) ties += 1
    })
  })
  expect(ranked).toBeGreaterThan(250)
  expect(ties).toBeGreaterThan(10)
})

test('the first few are the first of all, whatever is left unlooked at', async () => {
  const roll = dice(101)
  const needs = Array.from({ length: 80 }, () => someNeed(roll))
  for (const first of [1, 2, 4]) {
    const found = await matches(needs, first)
    const ids = found.map((matched) => matched.map(({ provider }) => provider.id))
    expect(ids).toEqual(
      needs.map((need) =>
        expected(world, need)
          .map(({ id }) => id)
          .slice(0, first),
      ),
    )
  }
})

test('20 cases are one statement', async () => {
  const roll = dice(5)
  scene.statements.length = 0
  await matches(Array.from({ length: 20 }, () => someNeed(roll)))
  const read = scene.statements.filter((statement) => /[mM]atchGroups|volunteer/.test(statement))
  expect(read).toHaveLength(1)
})

test('a score is what its reasons add up to, each with a sentence', async () => {
  const [found = []] = await matches([
    { category: 'p.q', community: 'x.a.1', location: null, languages: [], skills: [], windows: [], helpers: 1 },
  ])
  expect(found.length).toBeGreaterThan(3)
  for (const match of found) {
    const sum = match.reasons.reduce((total, { weight, value }) => total + weight * value, 0)
    expect(match.score).toBeCloseTo(sum, 12)
    expect(match.reasons.every(({ text }) => text.length > 5)).toBe(true)
    expect(match).toMatchObject({ fee: 0, offerId: null, provider: { kind: 'VOLUNTEER_GROUP', id: match.group.id } })
  }
})

test('matches are for stations and officers', async () => {
  const need = { category: 'p', community: 'x', location: null, languages: [], skills: [], windows: [], helpers: 1 }
  const cases = [caseOf(need, 1)]
  for (const role of ['RESIDENT', 'PARTNER', 'VOLUNTEER', 'VOLUNTEER_COORDINATOR', 'HUB_ADMIN'] as const) {
    const { data, errors } = await scene.as({ id: 'somebody', role }).query(ask, { cases, first: 100 })
    expect(data).toEqual({ _entities: [{ volunteerMatches: null }] })
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  }
})

test('what a member learns, speaks and states is matched from that moment, in every group they are in', async () => {
  const place = await openScene()
  try {
    const groups = [await aGroup(place), await aGroup(place)]
    const [first = '', second = ''] = groups
    const member = await aMember(place, first, 500)
    const available = async (over: object) => {
      const need = { category: 'public.company', community: 'xicheng.g.qianggen', location: null, helpers: 1 }
      const wanted = { ...need, languages: [], skills: [], windows: [], ...over }
      type Answer = { _entities: { volunteerMatches: (Match & { availableMembers: number })[] }[] }
      const answer = await told<Answer>(place.as(worker), ask, { cases: [caseOf(wanted, 1)], first: 100 })
      return (answer._entities[0]?.volunteerMatches ?? []).map(({ group }) => group.id).sort()
    }
    // Monday, 9 to 11 in the hub's time zone.
    const windows = [{ from: Date.parse('2026-11-09T01:00:00Z'), to: Date.parse('2026-11-09T03:00:00Z') }]
    const save = 'mutation S($input: SaveVolunteerInput!) { saveVolunteer(input: $input) { id } }'
    const profile = (input: object) => told(place.as(volunteerOf(500)), save, { input: { displayName: 'V', ...input } })
    const join = 'mutation J($id: ID!) { joinGroup(groupId: $id) { id } }'
    const admit = 'mutation A($g: ID!, $v: ID!) { admitMember(groupId: $g, volunteerId: $v) { id } }'
    const certify = (until: string) =>
      told(
        place.as(worker),
        'mutation C($v: ID!, $u: LocalDate!) { certifySkill(volunteerId: $v, skill: "first-aid", until: $u) { id } }',
        { v: member, u: until },
      )

    expect(await available({ languages: ['en'] })).toEqual([])
    await profile({ languages: ['en'], skills: ['first-aid'] })
    expect(await available({ languages: ['en'] })).toEqual([first])
    expect(await available({ skills: ['first-aid'] })).toEqual([])
    await certify('2026-12-31')
    expect(await available({ skills: ['first-aid'] })).toEqual([first])
    expect(await available({ windows })).toEqual([first])
    await profile({ availability: [{ weekday: 2, from: '09:00', to: '11:00' }] })
    expect(await available({ windows })).toEqual([])

    // A group joined later has what was stated before.
    await told(place.as(volunteerOf(500)), join, { id: second })
    await told(place.as(coordinatorOf(second)), admit, { g: second, v: id(500) })
    expect(await available({ languages: ['en'], skills: ['first-aid'] })).toEqual([first, second].sort())
    expect(await available({ windows })).toEqual([])
    await profile({ availability: [{ weekday: 1, from: '10:00', to: '12:00' }] })
    expect(await available({ windows })).toEqual([first, second].sort())
    await profile({ skills: [] })
    expect(await available({ skills: ['first-aid'] })).toEqual([])
  } finally {
    await place.close()
  }
})

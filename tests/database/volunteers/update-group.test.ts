import type { Viewer } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import {
  aGroup,
  aMember,
  anApplicant,
  coordinatorOf,
  here,
  id,
  master,
  neighbour,
  openScene,
  refused,
  told,
  volunteerOf,
  worker,
} from './scene'

type Values = Readonly<Record<string, string | readonly string[]>>
// The console is a package of its own, with its own compiler settings.
const { brokenByGroup } = jest.requireActual<{ brokenByGroup: (values: Values) => Record<string, unknown> }>(
  '../../../console/src/pages/volunteer/group-rules',
)
const { inputOf } = jest.requireActual<{ inputOf: (values: Values, mayRename: boolean) => object }>(
  '../../../console/src/pages/volunteer/group-values',
)

let scene: TestSubgraph
const many = Array.from({ length: 51 }, (_, n) => `public.many${n}`)
beforeAll(async () => {
  scene = await openScene()
  for (const code of many)
    await scene.receive({ kind: 'category.saved', aggregateId: code, version: 1, data: { code, line: 'PUBLIC' } })
})
afterAll(() => scene.close())

const said = 'id name status description base { latitude longitude } areas { code } categories { code } version'
const update = `mutation U($input: UpdateGroupInput!) { updateGroup(input: $input) { ${said} } }`
const applyFor = 'mutation R($input: RegisterGroupInput!) { registerGroup(input: $input) { id } }'
const founder = volunteerOf(900)

interface Said {
  readonly name: string
  readonly version: number
}
async function groupNow(group: string): Promise<Said> {
  const document = `query G($id: ID!) { volunteerGroup(id: $id) { ${said} } }`
  return (await told<{ volunteerGroup: Said }>(scene.as(master), document, { id: group })).volunteerGroup
}

/** Changes the group as it stands now. */
async function updated(viewer: Partial<Viewer>, group: string, change: object) {
  const { version } = await groupNow(group)
  return scene.as(viewer).query(update, { input: { id: group, expectedVersion: version, ...change } })
}
async function outcome(viewer: Partial<Viewer>, group: string, change: object): Promise<string> {
  const { errors } = await updated(viewer, group, change)
  return errors?.length ? String(errors[0]?.extensions['code']) : 'ok'
}

async function applied(): Promise<string> {
  const input = { name: 'Bench Painters', areaCodes: [here], categoryCodes: ['public.company'] }
  return (await told<{ registerGroup: { id: string } }>(scene.as(founder), applyFor, { input })).registerGroup.id
}

const eventsOf = (group: string) =>
  scene.running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql(tx, `/* eventsOfGroup */ select kind, version from event where aggregate_id = $1 order by version`, [group]),
    ),
  )

test('what is given changes, what is left out stays, and null takes away what there need not be', async () => {
  const group = await aGroup(scene, {
    name: 'Readers',
    description: 'We read.',
    base: { latitude: 39.9, longitude: 116.3 },
  })
  const before = await groupNow(group)
  const coordinator = scene.as(coordinatorOf(group))
  const change = async (version: number, input: object) =>
    (
      await told<{ updateGroup: Said }>(coordinator, update, {
        input: { id: group, expectedVersion: version, ...input },
      })
    ).updateGroup
  const version = before.version
  expect(await change(version, { description: '  We read aloud. ' })).toEqual({
    ...before,
    ...{ description: 'We read aloud.', version: version + 1 },
  })
  const moved = { base: { latitude: 39.95, longitude: 116.4 }, categoryCodes: ['life.repairs', 'public', 'public'] }
  const after = {
    ...{ description: 'We read aloud.', base: moved.base, version: version + 2 },
    categories: [{ code: 'life.repairs' }, { code: 'public' }],
  }
  expect(await change(version + 1, moved)).toMatchObject({ ...before, ...after })
  // What a group cannot be without stays by null, too.
  const emptied = { name: null, description: null, base: null, categoryCodes: null }
  const last = { ...before, ...after, description: null, base: null, version: version + 3 }
  expect(await change(version + 2, emptied)).toMatchObject(last)
  expect(await groupNow(group)).toEqual(last)
  expect((await eventsOf(group)).slice(-3)).toEqual(
    [1, 2, 3].map((step) => ({ kind: 'group.saved', version: version + step })),
  )
})

test('a change that was decided on an older version is refused; of two at once one is made', async () => {
  const group = await aGroup(scene)
  const coordinator = scene.as(coordinatorOf(group))
  const { version } = await groupNow(group)
  const change = (description: string) =>
    coordinator.query(update, { input: { id: group, expectedVersion: version, description } })
  const both = await Promise.all([change('one'), change('two')])
  expect(both.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
  const late = await change('three')
  expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', currentVersion: version + 1 })
  // Verifying is a change, too.
  const verify = 'mutation V($g: ID!, $a: [ID!]!) { verifyGroup(id: $g, areaCodes: $a) { version } }'
  await told(scene.as(master), verify, { g: group, a: [here] })
  expect(
    await refused(coordinator, update, { input: { id: group, expectedVersion: version + 1, description: 'four' } }),
  ).toBe('CONFLICT')
  expect(await groupNow(group)).toMatchObject({
    version: version + 2,
    description: expect.stringMatching(/^(one|two)$/),
  })
})

test('who leads a group or may verify it changes it, and nobody else; a verified name takes one who may verify', async () => {
  const [group, other] = [await aGroup(scene, { name: 'Readers' }), await aGroup(scene)]
  await aMember(scene, group, 40)
  await anApplicant(scene, group, 41)
  const viewers: Record<string, [Partial<Viewer>, change: string, rename: string]> = {
    'its coordinator': [coordinatorOf(group), 'ok', 'FORBIDDEN'],
    'a worker here': [worker, 'ok', 'FORBIDDEN'],
    'the stationmaster': [master, 'ok', 'ok'],
    'an officer of the subdistrict': [{ id: 'o', role: 'SUBDISTRICT_OFFICER', area: 'xicheng.g' }, 'ok', 'ok'],
    'an officer of the district': [{ id: 'd', role: 'DISTRICT_OFFICER', area: 'xicheng' }, 'ok', 'ok'],
    'the administrator': [{ id: 'a', role: 'HUB_ADMIN' }, 'ok', 'ok'],
    'another coordinator': [coordinatorOf(other), 'NOT_FOUND', 'NOT_FOUND'],
    'a worker elsewhere': [neighbour, 'NOT_FOUND', 'NOT_FOUND'],
    'a stationmaster elsewhere': [{ ...neighbour, role: 'STATIONMASTER' }, 'NOT_FOUND', 'NOT_FOUND'],
    'an officer elsewhere': [{ id: 'e', role: 'DISTRICT_OFFICER', area: 'haidian' }, 'NOT_FOUND', 'NOT_FOUND'],
    'a partner with its id': [{ id: 'p', role: 'PARTNER', organizationId: group }, 'NOT_FOUND', 'NOT_FOUND'],
    'a member': [volunteerOf(40), 'NOT_FOUND', 'NOT_FOUND'],
    'who asks to join': [volunteerOf(41), 'NOT_FOUND', 'NOT_FOUND'],
    'a resident': [{ id: id(42), role: 'RESIDENT' }, 'NOT_FOUND', 'NOT_FOUND'],
    'a visitor': [{}, 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  }
  for (const [who, [viewer, change, rename]] of Object.entries(viewers)) {
    expect([who, await outcome(viewer, group, { description: who })]).toEqual([who, change])
    expect([who, await outcome(viewer, group, { name: `Readers of ${who}` })]).toEqual([who, rename])
  }
  expect(await groupNow(group)).toMatchObject({ name: 'Readers of the administrator' })
  // The name as it stands is no change.
  const same = { name: ' Readers of the administrator ', description: 'Still' }
  expect(await outcome(coordinatorOf(group), group, same)).toBe('ok')
})

test('whoever registered a group puts it right, its name too, until it is verified', async () => {
  const group = await applied()
  expect(await outcome(founder, group, { name: 'Bench & Fence Painters', description: 'Green' })).toBe('ok')
  expect(await outcome(coordinatorOf(group), group, { name: 'Painters' })).toBe('ok')
  expect(await outcome(worker, group, { name: 'Painters of Qianggen' })).toBe('ok')
  expect(await outcome(volunteerOf(901), group, { description: 'x' })).toBe('NOT_FOUND')
  const verify = 'mutation V($g: ID!, $a: [ID!]!) { verifyGroup(id: $g, areaCodes: $a) { name description } }'
  expect(await told(scene.as(master), verify, { g: group, a: [here] })).toEqual({
    verifyGroup: { name: 'Painters of Qianggen', description: 'Green' },
  })
  expect(await outcome(founder, group, { description: 'x' })).toBe('NOT_FOUND')
  await told(scene.as(master), 'mutation S($g: ID!) { suspendGroup(id: $g, reason: "r") { status } }', { g: group })
  // People know a suspended group by its name as well.
  expect(await outcome(coordinatorOf(group), group, { name: 'Others' })).toBe('FORBIDDEN')
  expect(await outcome(coordinatorOf(group), group, { description: 'y' })).toBe('ok')
})

test('a group that is none is absent', async () => {
  for (const nobody of ['x', id(404)])
    expect(await refused(scene.as(master), update, { input: { id: nobody, expectedVersion: 1 } })).toBe('NOT_FOUND')
})

test('a group is matched by what it says now', async () => {
  const group = await aGroup(scene, { categoryCodes: ['life.repairs'], base: { latitude: 39.9, longitude: 116.3 } })
  await aMember(scene, group, 50)
  const match = async () => {
    const document = `query M($of: [_Any!]!) { _entities(representations: $of) { ... on Case {
      volunteerMatches(first: 100) { group { id } distanceMeters } } } }`
    const need = {
      ...{ __typename: 'Case', id: 'case-1', category: { code: 'public.company.visiting' }, community: { code: here } },
      location: { latitude: 39.95, longitude: 116.4 },
      requirements: { languages: [], skills: [], windows: [], helpers: 1 },
    }
    type Answer = { _entities: { volunteerMatches: { group: { id: string }; distanceMeters: number }[] }[] }
    const { _entities } = await told<Answer>(scene.as(worker), document, { of: [need] })
    return _entities[0]?.volunteerMatches.find((one) => one.group.id === group)?.distanceMeters
  }
  expect(await match()).toBeUndefined()
  expect(await outcome(coordinatorOf(group), group, { categoryCodes: ['public.company'] })).toBe('ok')
  expect(await match()).toBeGreaterThan(1_000)
  expect(await outcome(coordinatorOf(group), group, { base: { latitude: 39.95, longitude: 116.4 } })).toBe('ok')
  expect(await match()).toBeLessThan(1)
})

const good: Values = {
  name: 'Readers',
  description: '',
  categoryCodes: ['public'],
  latitude: '39.9',
  longitude: '116.3',
}

test.each<[string, Values, string[]]>([
  ['nothing', {}, []],
  ['the longest texts', { name: 'é'.repeat(200), description: '字'.repeat(4000) }, []],
  ['as many categories as may be', { categoryCodes: many.slice(1) }, []],
  ['a long name', { name: 'x'.repeat(201) }, ['name']],
  ['a long description', { description: 'x'.repeat(4001) }, ['description']],
  ['too many categories', { categoryCodes: many }, ['categoryCodes']],
  ['a place off the globe', { latitude: '-90.1', longitude: '180.5' }, ['latitude', 'longitude']],
  ['the ends of the world', { latitude: '-90', longitude: '180' }, []],
])('the console says of %s what the hub says', async (_what, over, broken) => {
  const group = await applied()
  const values = { ...good, ...over }
  expect(Object.keys(brokenByGroup(values)).sort()).toEqual(broken)
  const { errors } = await updated(founder, group, inputOf(values, true))
  const fields = (errors?.[0]?.extensions['fields'] ?? []) as { path: string }[]
  expect(fields.map(({ path }) => path.replace(/^input\.(base\.)?/, '')).sort()).toEqual(broken)
})

test.each<[string, Values, string[]]>([
  ['only a latitude', { longitude: '' }, ['longitude']],
  ['only a longitude', { latitude: ' ' }, ['latitude']],
  ['no place', { latitude: '', longitude: '' }, []],
])('the console says of %s what is missing, and sends no half a place', (_what, over, broken) => {
  expect(Object.keys(brokenByGroup({ ...good, ...over }))).toEqual(broken)
  expect(inputOf({ ...good, ...over }, false)).toEqual({ description: null, categoryCodes: ['public'], base: null })
})

test.each<[string, object, string]>([
  ['no name', { name: ' ' }, 'input.name'],
  ['no category', { categoryCodes: [] }, 'input.categoryCodes'],
  ['an unknown category', { categoryCodes: ['public', 'magic'] }, 'input.categoryCodes.1'],
])('%s is refused by its path, and nothing has changed', async (_what, change, path) => {
  const group = await aGroup(scene)
  const before = await groupNow(group)
  const { errors } = await updated(master, group, { description: 'New', ...change })
  expect((errors?.[0]?.extensions['fields'] as { path: string }[]).map((field) => field.path)).toEqual([path])
  expect(await groupNow(group)).toEqual(before)
})

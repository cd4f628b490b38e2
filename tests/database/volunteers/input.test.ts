import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { aGroup, aTask, here, id, openScene, post, refused, told, volunteerOf, worker } from './scene'

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene({ hub: { query: () => Promise.resolve({ data: { case: null } }), matchSources: () => [] } })
})
afterAll(() => scene.close())

const task = {
  ...{ title: 'Read aloud', categoryCode: 'public.company', areaCode: here, seats: 2 },
  ...{ startsAt: '2026-11-03T01:00:00Z', endsAt: '2026-11-03T03:00:00Z' },
}
const register = 'mutation R($input: RegisterGroupInput!) { registerGroup(input: $input) { id version } }'
const group = { name: 'Helpers', areaCodes: [here], categoryCodes: ['public'] }
const save = 'mutation S($input: SaveVolunteerInput!) { saveVolunteer(input: $input) { id } }'
const free = (weekday: number, from: string, to: string) => ({
  displayName: 'V',
  availability: [{ weekday, from, to }],
})

/** How much there is of what could have been written. */
const kept = () =>
  scene.running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql(
        tx,
        `/* kept */ select (select count(*)::integer from task) as tasks, (select count(*)::integer from event) as events,
          (select count(*)::integer from volunteer_group) as groups, (select count(*)::integer from volunteer) as volunteers,
          (select count(*)::integer from idempotency_key) as keys`,
      ),
    ),
  )

test.each<[string, string, object, string]>([
  ['a task without a title', post, { ...task, title: '  ' }, 'input.title'],
  ['a task in the past', post, { ...task, startsAt: '2026-11-01T01:00:00Z' }, 'input.startsAt'],
  ['a task that ends before it starts', post, { ...task, endsAt: '2026-11-03T00:00:00Z' }, 'input.endsAt'],
  ['a task of 0 seats', post, { ...task, seats: 0 }, 'input.seats'],
  ['a task of 10,001 seats', post, { ...task, seats: 10_001 }, 'input.seats'],
  ['a task in an unknown area', post, { ...task, areaCode: 'nowhere' }, 'input.areaCode'],
  ["a task in somebody else's area", post, { ...task, areaCode: 'xicheng.g.fengsheng' }, 'input.areaCode'],
  ['a task of an unknown category', post, { ...task, categoryCode: 'magic' }, 'input.categoryCode'],
  ['a task off the globe', post, { ...task, location: { latitude: 91, longitude: 0 } }, 'input.location.latitude'],
  ['a task that wants an odd skill', post, { ...task, skills: ['First Aid'] }, 'input.skills.0'],
  ['a group without a name', register, { ...group, name: '' }, 'input.name'],
  ['a group of no area', register, { ...group, areaCodes: [] }, 'input.areaCodes'],
  ['a group of an unknown category', register, { ...group, categoryCodes: ['public', 'no'] }, 'input.categoryCodes.1'],
  ['availability that runs backwards', save, free(1, '12:00', '09:00'), 'input.availability.0.to'],
  [
    'availability that overlaps',
    save,
    { displayName: 'V', availability: ['09:00', '10:00'].map((from) => ({ weekday: 1, from, to: '11:00' })) },
    'input.availability',
  ],
  ['availability on an eighth day', save, free(8, '09:00', '10:00'), 'input.availability.0.weekday'],
  ['availability at a time that is none', save, free(1, '9', '25:00'), 'input.availability.0.from'],
  ['a volunteer without a name', save, { displayName: '' }, 'input.displayName'],
  ['a language that is none', save, { displayName: 'V', languages: ['??'] }, 'input.languages.0'],
])('%s is refused, by its path, and nothing has changed', async (_what, document, input, path) => {
  const { errors } = await scene.as(worker).query(document, { input })
  expect(errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED')
  expect((errors?.[0]?.extensions['fields'] as { path: string }[])[0]?.path).toBe(path)
  expect(await kept()).toEqual([{ tasks: 0, groups: 0, volunteers: 0, events: 0, keys: 0 }])
})

test.each([
  ['first of 0', '{ tasks(first: 0) { totalCount } }'],
  ['first of 101', '{ volunteerGroups(first: 101) { totalCount } }'],
  ['a made-up cursor', '{ tasks(after: "eyJ4IjoxfQ") { totalCount } }'],
  ["another list's cursor", `{ tasks(after: "${Buffer.from('["a"]').toString('base64url')}") { totalCount } }`],
  ['a radius without a centre', '{ tasks(filter: { withinMeters: 5 }) { totalCount } }'],
  ['a radius below 0', '{ tasks(filter: { near: { latitude: 1, longitude: 1 }, withinMeters: -1 }) { totalCount } }'],
])('%s is refused', async (_what, document) => {
  expect(await refused(scene.as({}), document)).toBe('VALIDATION_FAILED')
})

test.each(['volunteerGroup', 'volunteer', 'task'])('%s of an id that is none is absent', async (field) => {
  for (const strange of ['x', '', id(404), "' or 1=1"])
    expect(await told(scene.as(worker), `query Q($id: ID!) { ${field}(id: $id) { id } }`, { id: strange })).toEqual({
      [field]: null,
    })
})

test('registering and posting with a key happen once', async () => {
  const asking = scene.as(volunteerOf(90))
  const first = await told(asking, register, { input: { ...group, idempotencyKey: 'a' } })
  expect(await told(asking, register, { input: { ...group, idempotencyKey: 'a' } })).toEqual(first)
  expect(await refused(asking, register, { input: { ...group, name: 'Other', idempotencyKey: 'a' } })).toBe(
    'IDEMPOTENCY_MISMATCH',
  )
  const posted = await told(scene.as(worker), post, { input: { ...task, idempotencyKey: 'a' } })
  expect(await told(scene.as(worker), post, { input: { ...task, idempotencyKey: 'a' } })).toEqual(posted)
  expect(await refused(scene.as(worker), post, { input: { ...task, seats: 3, idempotencyKey: 'a' } })).toBe(
    'IDEMPOTENCY_MISMATCH',
  )
})

test('a task links a case only that its poster can read', async () => {
  expect(await refused(scene.as(worker), post, { input: { ...task, caseId: 'x' } })).toBe('NOT_FOUND')
  expect(await refused(scene.as(worker), post, { input: { ...task, caseId: id(5) } })).toBe('NOT_FOUND')
})

test('entities by reference are one statement each, and null for strangers', async () => {
  const groups = [await aGroup(scene), await aGroup(scene), id(404)]
  const tasks = [await aTask(scene), await aTask(scene), 'x']
  const cases = [
    ...groups.map((key) => ({ __typename: 'VolunteerGroup', id: key })),
    ...tasks.map((key) => ({ __typename: 'Task', id: key })),
  ]
  const document = `query E($cases: [_Any!]!) { _entities(representations: $cases) {
    ... on VolunteerGroup { name } ... on Task { title claims { id } } } }`
  scene.statements.length = 0
  const { _entities } = await told<{ _entities: (object | null)[] }>(scene.as({}), document, { cases })
  expect(_entities.map((entity) => entity !== null)).toEqual([true, true, false, true, true, false])
  const names = scene.statements.map((name) => name.replace(/_[0-9a-f]{12}$/, ''))
  for (const name of ['groupsByIds', 'tasksByIds', 'claimsOfTasks'])
    expect(names.filter((statement) => statement === name)).toHaveLength(1)
})

test('an open task is told of live, to whoever may see it', async () => {
  const document = 'subscription { taskPosted(area: "xicheng", categoryCode: "public") { title seats } }'
  const posted = await scene.as({}).subscribe(document)
  await aTask(scene, { title: 'Live', seats: 7 })
  await scene.drain()
  const told: unknown[] = []
  // Earlier tests' tasks may still be on their way.
  for await (const { data } of posted) {
    told.push(data)
    if ((data?.['taskPosted'] as { title: string }).title === 'Live') break
  }
  expect(told.at(-1)).toEqual({ taskPosted: { title: 'Live', seats: 7 } })
})

test('a task whose window has passed unfilled expires', async () => {
  const expiring = await aTask(scene)
  scene.clock.set('2026-11-03T03:00:01Z')
  await scene.drain()
  expect(await told(scene.as(worker), 'query T($id: ID!) { task(id: $id) { status } }', { id: expiring })).toEqual({
    task: { status: 'EXPIRED' },
  })
})

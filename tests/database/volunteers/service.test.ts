import type { TestSubgraph } from '../../support'
import {
  aClaim,
  aGroup,
  aMember,
  aTask,
  assigned,
  checkIn,
  checkOut,
  confirm,
  coordinatorOf,
  neighbour,
  now,
  openScene,
  refused,
  told,
  volunteerOf,
  worker,
} from './scene'

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.clock.set(now))

const times = { startsAt: '2026-11-05T01:00:00Z', endsAt: '2026-11-05T03:00:00Z' }
let last = 200

/** A claimed task with so many members assigned. */
async function serving(seats: number, count = seats, when: Partial<typeof times> = {}) {
  const group = await aGroup(scene)
  const people: string[] = []
  for (let n = 0; n < count; n += 1) people.push(await aMember(scene, group, (last += 1)))
  const task = await aTask(scene, { seats, ...times, ...when })
  const claimId = await aClaim(scene, task, group, seats)
  return { group, task, claimId, people, assignments: await assigned(scene, group, claimId, people) }
}

const waiting = `query W { assignments(status: [CHECKED_OUT], first: 100) {
  edges { node { id status checkOutForgotten checkedOutAt } } } }`
type Waiting = { assignments: { edges: { node: { id: string } }[] } }
const waitingFor = async (a: string | undefined) =>
  (await told<Waiting>(scene.as(worker), waiting)).assignments.edges.find(({ node }) => node.id === a)?.node

test('a check-out that nobody made is closed two hours after the end, and marked for the station', async () => {
  const { assignments, people } = await serving(1)
  const a = assignments[0]
  scene.clock.set('2026-11-05T00:50:00Z')
  await told(scene.as({ ...volunteerOf(0), id: people[0] ?? '' }), checkIn, { a })
  scene.clock.set('2026-11-05T04:59:59Z')
  await scene.drain()
  expect(await waitingFor(a)).toBeUndefined()
  scene.clock.set('2026-11-05T05:00:00Z')
  await scene.drain()
  expect(await waitingFor(a)).toEqual({
    ...{ id: a, status: 'CHECKED_OUT', checkOutForgotten: true, checkedOutAt: '2026-11-05T03:00:00.000Z' },
  })
  expect(await told(scene.as(worker), confirm, { a })).toEqual({
    confirmService: { status: 'CONFIRMED', confirmedMinutes: 130, checkOutForgotten: true },
  })
})

test('who has checked out is left alone', async () => {
  const { assignments, people } = await serving(1)
  const own = scene.as({ ...volunteerOf(0), id: people[0] ?? '' })
  const a = assignments[0]
  scene.clock.set('2026-11-05T01:00:00Z')
  await told(own, checkIn, { a })
  scene.clock.set('2026-11-05T02:00:00Z')
  expect(await told(own, checkOut, { a })).toEqual({ checkOut: { status: 'CHECKED_OUT', checkOutForgotten: false } })
  scene.clock.set('2026-11-05T09:00:00Z')
  await scene.drain()
  expect(await waitingFor(a)).toMatchObject({ checkOutForgotten: false, checkedOutAt: '2026-11-05T02:00:00.000Z' })
})

test.each([
  ['2026-11-05T00:29:59Z', 'ILLEGAL_TRANSITION'],
  ['2026-11-05T00:30:00Z', null],
  ['2026-11-05T02:59:59Z', null],
  ['2026-11-05T03:00:00Z', 'ILLEGAL_TRANSITION'],
])('a check-in at %s is answered with %s', async (moment, code) => {
  const { assignments, group } = await serving(1)
  scene.clock.set(moment)
  const asking = scene.as(coordinatorOf(group))
  if (code) expect(await refused(asking, checkIn, { a: assignments[0] })).toBe(code)
  else await told(asking, checkIn, { a: assignments[0] })
})

test('a check-out comes until two hours after the end, and not later', async () => {
  const { assignments, group } = await serving(2)
  const [a, b] = assignments
  const asking = scene.as(coordinatorOf(group))
  expect(await refused(asking, checkOut, { a })).toBe('ILLEGAL_TRANSITION')
  scene.clock.set(times.startsAt)
  for (const each of [a, b]) await told(asking, checkIn, { a: each })
  scene.clock.set('2026-11-05T05:00:00Z')
  await told(asking, checkOut, { a })
  scene.clock.set('2026-11-05T05:00:01Z')
  expect(await refused(asking, checkOut, { a: b })).toBe('ILLEGAL_TRANSITION')
})

const takeOff = 'mutation U($a: ID!) { unassignVolunteer(assignmentId: $a) { seats assignments { volunteer { id } } } }'

test('the station has its word on a task from its beginning on, and not before', async () => {
  const { assignments, group } = await serving(2)
  const [a, b] = assignments
  scene.clock.set('2026-11-05T00:59:59Z')
  await told(scene.as(coordinatorOf(group)), checkIn, { a })
  for (const word of [{ a }, { a, m: 5 }, { a: b, n: true }])
    expect(await refused(scene.as(worker), confirm, word)).toBe('ILLEGAL_TRANSITION')
  scene.clock.set(times.startsAt)
  await told(scene.as(worker), confirm, { a, m: 5 })
  await told(scene.as(worker), confirm, { a: b, n: true })
})

test('a coordinator takes one person off, who is free again, and sends another with the same seat', async () => {
  const { assignments, group, claimId, people, task } = await serving(2)
  const [a, b] = assignments
  const [first = '', second = ''] = people
  const asking = scene.as(coordinatorOf(group))
  const other = await aGroup(scene)
  expect(await refused(scene.as(coordinatorOf(other)), takeOff, { a })).toBe('NOT_FOUND')
  expect(await refused(scene.as(worker), takeOff, { a })).toBe('FORBIDDEN')
  expect(await told(asking, takeOff, { a })).toEqual({
    unassignVolunteer: { seats: 2, assignments: [{ volunteer: { id: second } }] },
  })
  expect(await refused(asking, takeOff, { a })).toBe('NOT_FOUND')
  const read = 'query T($id: ID!) { task(id: $id) { status seatsTaken } }'
  expect(await told(asking, read, { id: task })).toEqual({ task: { status: 'FILLED', seatsTaken: 2 } })
  // Free for something else at the same time.
  const elsewhere = await aClaim(scene, await aTask(scene, { seats: 1, ...times }), group)
  await assigned(scene, group, elsewhere, [first])
  await assigned(scene, group, claimId, [await aMember(scene, group, (last += 1))])
  scene.clock.set(times.startsAt)
  expect(await refused(asking, takeOff, { a: b })).toBe('ILLEGAL_TRANSITION')
})

test('what somebody has come to is neither released nor cancelled, and its hours stay', async () => {
  const { assignments, group, claimId, task, people } = await serving(2, 1)
  const other = await aGroup(scene)
  const open = await aTask(scene, { seats: 3, ...times, startsAt: '2026-11-05T02:00:00Z' })
  const free = await aClaim(scene, open, other)
  scene.clock.set('2026-11-05T01:00:00Z')
  await told(scene.as(coordinatorOf(group)), checkIn, { a: assignments[0] })
  const release = 'mutation R($c: ID!) { releaseClaim(id: $c, reason: "rain") { status } }'
  const cancel = 'mutation C($t: ID!) { cancelTask(id: $t, reason: "rain") { status } }'
  expect(await refused(scene.as(coordinatorOf(group)), release, { c: claimId })).toBe('ILLEGAL_TRANSITION')
  expect(await refused(scene.as(worker), cancel, { t: task })).toBe('ILLEGAL_TRANSITION')
  await told(scene.as(coordinatorOf(other)), release, { c: free })
  scene.clock.set('2026-11-05T03:30:00Z')
  await told(scene.as(worker), confirm, { a: assignments[0], m: 45 })
  const balance = 'query B($id: ID!) { volunteer(id: $id) { balanceMinutes } }'
  expect(await told(scene.as(worker), balance, { id: people[0] })).toEqual({ volunteer: { balanceMinutes: 45 } })
})

test('a claim of which nobody came is missed; one of which somebody came is served', async () => {
  const state = 'query T($id: ID!) { task(id: $id) { status claims { status } } }'
  for (const [came, claim] of [
    [0, 'MISSED'],
    [1, 'SERVED'],
  ] as const) {
    const { assignments, task } = await serving(2)
    scene.clock.set('2026-11-05T03:30:00Z')
    for (const [index, a] of assignments.entries()) await told(scene.as(worker), confirm, { a, n: index >= came })
    expect(await told(scene.as(worker), state, { id: task })).toEqual({
      task: { status: 'DONE', claims: [{ status: claim }] },
    })
    scene.clock.set(now)
  }
})

test('of a task that lasts for days the station says the minutes, where nobody checked in and out', async () => {
  const { assignments } = await serving(1, 1, { endsAt: '2026-11-09T01:00:00Z' })
  const [a] = assignments
  scene.clock.set('2026-11-09T03:00:00Z')
  expect(await refused(scene.as(worker), confirm, { a })).toBe('VALIDATION_FAILED')
  expect(await told(scene.as(worker), confirm, { a, m: 90 })).toMatchObject({
    confirmService: { confirmedMinutes: 90 },
  })
})

test('a service is confirmed by the station of the place alone, once, with minutes that can be', async () => {
  const { assignments, task } = await serving(1)
  const a = assignments[0]
  scene.clock.set('2026-11-05T03:30:00Z')
  expect(await refused(scene.as(neighbour), confirm, { a })).toBe('NOT_FOUND')
  for (const m of [-1, 1441, 2 ** 31 - 1])
    expect(await refused(scene.as(worker), confirm, { a, m })).toBe('VALIDATION_FAILED')
  expect(await refused(scene.as(worker), confirm, { a, m: 5, n: true })).toBe('VALIDATION_FAILED')
  const both = await Promise.all([1, 2].map(() => scene.as(worker).query(confirm, { a })))
  expect(both.filter(({ errors }) => !errors)).toHaveLength(1)
  const read =
    'query T($id: ID!) { task(id: $id) { claims { assignments { volunteer { balanceMinutes ledger { totalCount } } } } } }'
  expect(await told(scene.as(worker), read, { id: task })).toEqual({
    task: { claims: [{ assignments: [{ volunteer: { balanceMinutes: 120, ledger: { totalCount: 1 } } }] }] },
  })
})

import { Client } from 'pg'
import type { TestSubgraph } from '../../support'
import {
  aClaim,
  aGroup,
  aMember,
  aTask,
  claim,
  coordinatorOf,
  id,
  openScene,
  refused,
  told,
  volunteerOf,
  worker,
} from './scene'

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene({ poolSize: 8 })
})
afterAll(() => scene.close())

const read = 'query T($id: ID!) { task(id: $id) { status seats seatsTaken claims { seats status } } }'
type Read = { task: { status: string; seats: number; seatsTaken: number; claims: { seats: number; status: string }[] } }

test('a claim takes its seats, and the last one fills the task', async () => {
  const [group, other] = [await aGroup(scene), await aGroup(scene)]
  const task = await aTask(scene, { seats: 3 })
  const first = await told(scene.as(coordinatorOf(group)), claim, { task, group, seats: 2 })
  expect(first).toMatchObject({ claimTask: { seats: 2, status: 'HELD', task: { status: 'OPEN', seatsTaken: 2 } } })
  expect(await refused(scene.as(coordinatorOf(other)), claim, { task, group: other, seats: 2 })).toBe('TASK_FULL')
  await aClaim(scene, task, other, 1)
  const { task: seen } = await told<Read>(scene.as(worker), read, { id: task })
  expect(seen).toEqual({
    status: 'FILLED',
    seats: 3,
    seatsTaken: 3,
    claims: [
      { seats: 2, status: 'HELD' },
      { seats: 1, status: 'HELD' },
    ],
  })
})

test('a group claims a task once, and the same key answers the same claim', async () => {
  const group = await aGroup(scene)
  const task = await aTask(scene, { seats: 5 })
  const asking = scene.as(coordinatorOf(group))
  const first = await told(asking, claim, { task, group, seats: 1, key: 'k1' })
  expect(await told(asking, claim, { task, group, seats: 1, key: 'k1' })).toEqual(first)
  expect(await refused(asking, claim, { task, group, seats: 2, key: 'k1' })).toBe('IDEMPOTENCY_MISMATCH')
  expect(await refused(asking, claim, { task, group, seats: 1 })).toBe('ALREADY_CLAIMED')
})

test('a claim asks the database once what there is, and once to take it', async () => {
  const group = await aGroup(scene)
  const task = await aTask(scene, { seats: 5 })
  const document = 'mutation C($t: ID!, $g: ID!) { claimTask(taskId: $t, groupId: $g, idempotencyKey: "once") { id } }'
  scene.statements.length = 0
  await told(scene.as(coordinatorOf(group)), document, { t: task, g: group })
  const names = scene.statements.map((name) => name.replace(/_[0-9a-f]{12}$/, ''))
  expect(names).toEqual(['claimBasis', 'freeTaskLocked', 'claimIdempotencyKey', 'takeSeats', 'publishEvents', 'addJob'])
})

test('a group that is suspended claims nothing more, and a repeated claim is answered as it was', async () => {
  const group = await aGroup(scene)
  const [task, other] = [await aTask(scene, { seats: 5 }), await aTask(scene)]
  const asking = scene.as(coordinatorOf(group))
  const first = await told(asking, claim, { task, group, key: 'before' })
  const suspend = 'mutation S($id: ID!) { suspendGroup(id: $id, reason: "r") { status } }'
  await told(scene.as({ id: id(1), role: 'STATIONMASTER', area: 'xicheng' }), suspend, { id: group })
  expect(await refused(asking, claim, { task: other, group })).toBe('FORBIDDEN')
  expect(await told(asking, claim, { task, group, key: 'before' })).toEqual(first)
})

test('200 groups at once never take more than the 20 seats that there are', async () => {
  const groups: string[] = []
  for (let n = 0; n < 40; n += 1) groups.push(await aGroup(scene))
  const tasks: string[] = []
  for (let n = 0; n < 5; n += 1) tasks.push(await aTask(scene, { seats: 4 }))
  const claims = tasks.flatMap((task) =>
    groups.map((group) => ({ task, group, seats: 1 + (group.charCodeAt(35) % 2) })),
  )
  const answers = await Promise.all(
    claims.map(async (one) => {
      const { data, errors } = await scene.as(coordinatorOf(one.group)).query(claim, one)
      return data ? `${one.task} ${one.seats}` : String(errors?.[0]?.extensions['code'])
    }),
  )
  expect(new Set(answers.filter((answer) => !answer.includes(' ')))).toEqual(new Set(['TASK_FULL']))
  for (const task of tasks) {
    const won = answers.filter((answer) => answer.startsWith(`${task} `)).map((answer) => Number(answer.split(' ')[1]))
    const { task: seen } = await told<Read>(scene.as(worker), read, { id: task })
    expect(seen.seatsTaken).toBe(4)
    expect(won.reduce((sum, seats) => sum + seats, 0)).toBe(4)
    expect(seen.claims.reduce((sum, { seats }) => sum + seats, 0)).toBe(4)
  }
})

test('a released claim opens the task again and sets the people free', async () => {
  const group = await aGroup(scene)
  const person = await aMember(scene, group, 300)
  const task = await aTask(scene, { seats: 1 })
  const claimId = await aClaim(scene, task, group)
  const asking = scene.as(coordinatorOf(group))
  const assign =
    'mutation A($c: ID!, $v: [ID!]!) { assignVolunteers(claimId: $c, volunteerIds: $v) { assignments { status } } }'
  await told(asking, assign, { c: claimId, v: [person] })
  const release =
    'mutation R($c: ID!) { releaseClaim(id: $c, reason: "ill") { status assignments { id } task { status } } }'
  expect(await told(asking, release, { c: claimId })).toEqual({
    releaseClaim: { status: 'RELEASED', assignments: [], task: { status: 'OPEN' } },
  })
  expect(await refused(asking, release, { c: claimId })).toBe('ILLEGAL_TRANSITION')
  await told(asking, assign, { c: await aClaim(scene, task, group), v: [person] })
})

test('only members with the certificates are sent, and nobody to two places at once', async () => {
  const group = await aGroup(scene)
  const able = await aMember(scene, group, 310, { certified: ['first-aid'] })
  const unable = await aMember(scene, group, 311, { skills: ['first-aid'] })
  const stranger = await aMember(scene, await aGroup(scene), 312, { certified: ['first-aid'] })
  const asking = scene.as(coordinatorOf(group))
  const assign =
    'mutation A($c: ID!, $v: [ID!]!) { assignVolunteers(claimId: $c, volunteerIds: $v) { assignments { volunteer { id } } } }'
  const first = await aClaim(scene, await aTask(scene, { skills: ['first-aid'], seats: 2 }), group, 2)
  for (const person of [unable, stranger, id(999), 'nobody'])
    expect([person, await refused(asking, assign, { c: first, v: [person] })]).toEqual([person, 'VALIDATION_FAILED'])
  expect(await told(asking, assign, { c: first, v: [able] })).toEqual({
    assignVolunteers: { assignments: [{ volunteer: { id: able } }] },
  })
  await told(asking, assign, { c: first, v: [able] })
  const sameTime = await aClaim(
    scene,
    await aTask(scene, { startsAt: '2026-11-03T02:59:00Z', endsAt: '2026-11-03T05:00:00Z' }),
    group,
  )
  expect(await refused(asking, assign, { c: sameTime, v: [able] })).toBe('VALIDATION_FAILED')
  const after = await aClaim(
    scene,
    await aTask(scene, { startsAt: '2026-11-03T03:00:00Z', endsAt: '2026-11-03T05:00:00Z' }),
    group,
  )
  await told(asking, assign, { c: after, v: [able] })
  expect(await refused(asking, assign, { c: after, v: [unable] })).toBe('VALIDATION_FAILED')
})

test('behind the code the tables let no seat be sold twice, and nobody be sent to two places', async () => {
  const group = await aGroup(scene)
  const person = await aMember(scene, group, 315)
  const task = await aTask(scene, { seats: 2 })
  const claimId = await aClaim(scene, task, group)
  await told(
    scene.as(coordinatorOf(group)),
    'mutation A($c: ID!, $v: ID!) { assignVolunteers(claimId: $c, volunteerIds: [$v]) { id } }',
    { c: claimId, v: person },
  )
  const admin = new Client({ connectionString: scene.adminUrl, options: '-c search_path=volunteers,viewer,public' })
  await admin.connect()
  try {
    const broken = async (text: string) =>
      ((await admin.query(text).catch((error: unknown) => error)) as { constraint?: string }).constraint
    for (const taken of [-1, 3])
      expect(await broken(`update task set seats_taken = ${taken} where id = '${task}'`)).toBe('task_check')
    const again = 'id, task_id, group_id, area_code, seats, status, claimed_by, claimed_at'
    const twice = `insert into claim (${again}) select gen_random_uuid(), ${again.slice(4)} from claim where id = '${claimId}'`
    expect(await broken(twice)).toBe('claim_once')
    const sent = 'task_id, group_id, volunteer_id, area_code, status, assigned_at'
    const elsewhere = `insert into assignment (id, claim_id, during, ${sent}) select gen_random_uuid(), claim_id,
      tstzrange(upper(during) - interval '1 second', upper(during) + interval '1 hour'), ${sent} from assignment
      where claim_id = '${claimId}'`
    expect(await broken(elsewhere)).toBe('assignment_elsewhere')
  } finally {
    await admin.end()
  }
})

test('of two groups that send the same person to two tasks at the same time, one does', async () => {
  const groups = [await aGroup(scene), await aGroup(scene)]
  const person = await aMember(scene, groups[0] ?? '', 316)
  await aMember(scene, groups[1] ?? '', 316)
  const claims: string[] = []
  for (const group of groups) claims.push(await aClaim(scene, await aTask(scene), group))
  const assign = 'mutation A($c: ID!, $v: ID!) { assignVolunteers(claimId: $c, volunteerIds: [$v]) { id } }'
  const answers = await Promise.all(
    groups.map((group, n) => scene.as(coordinatorOf(group)).query(assign, { c: claims[n], v: person })),
  )
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'])
  expect(codes.sort()).toEqual(['VALIDATION_FAILED', undefined])
})

test('a certificate counts until the end of its day, and not for a task that ends later', async () => {
  const group = await aGroup(scene)
  const person = await aMember(scene, group, 317)
  const certify =
    'mutation C($v: ID!, $u: LocalDate!) { certifySkill(volunteerId: $v, skill: "first-aid", until: $u) { id } }'
  expect(await refused(scene.as(worker), certify, { v: person, u: '2026-11-01' })).toBe('VALIDATION_FAILED')
  const claimId = await aClaim(scene, await aTask(scene, { skills: ['first-aid'] }), group)
  const assign = 'mutation A($c: ID!, $v: ID!) { assignVolunteers(claimId: $c, volunteerIds: [$v]) { id } }'
  const asking = scene.as(coordinatorOf(group))
  await told(scene.as(worker), certify, { v: person, u: '2026-11-02' })
  expect(await refused(asking, assign, { c: claimId, v: person })).toBe('VALIDATION_FAILED')
  await told(scene.as(worker), certify, { v: person, u: '2026-11-03' })
  await told(asking, assign, { c: claimId, v: person })
})

test('a task that is over, cancelled or gone takes no claim', async () => {
  const group = await aGroup(scene)
  const asking = scene.as(coordinatorOf(group))
  const cancelled = await aTask(scene)
  await told(scene.as(worker), 'mutation C($id: ID!) { cancelTask(id: $id, reason: "rain") { status } }', {
    id: cancelled,
  })
  expect(await refused(asking, claim, { task: cancelled, group })).toBe('TASK_NOT_OPEN')
  expect(await refused(asking, claim, { task: id(888), group })).toBe('NOT_FOUND')
  expect(await refused(asking, claim, { task: 'x', group })).toBe('NOT_FOUND')
  expect(await refused(asking, claim, { task: cancelled, group, seats: 0 })).toBe('VALIDATION_FAILED')
  expect(await refused(scene.as(volunteerOf(300)), claim, { task: cancelled, group })).toBe('FORBIDDEN')
  expect(await refused(scene.as({}), claim, { task: cancelled, group })).toBe('UNAUTHENTICATED')
})

test('service is checked in and out, confirmed by the station, and credited once', async () => {
  const group = await aGroup(scene)
  const person = await aMember(scene, group, 320)
  const other = await aMember(scene, group, 321)
  const task = await aTask(scene, { seats: 1, startsAt: '2026-11-05T01:00:00Z', endsAt: '2026-11-05T03:00:00Z' })
  const claimId = await aClaim(scene, task, group)
  const assign =
    'mutation A($c: ID!, $v: [ID!]!) { assignVolunteers(claimId: $c, volunteerIds: $v) { assignments { id } } }'
  type Assigned = { assignVolunteers: { assignments: { id: string }[] } }
  const { assignVolunteers } = await told<Assigned>(scene.as(coordinatorOf(group)), assign, { c: claimId, v: [person] })
  const a = assignVolunteers.assignments[0]?.id
  const own = scene.as(volunteerOf(320))
  const come = 'mutation I($a: ID!) { checkIn(assignmentId: $a) { status claim { task { status } } } }'
  const go = 'mutation O($a: ID!) { checkOut(assignmentId: $a) { status } }'
  const confirm =
    'mutation C($a: ID!, $m: Int) { confirmService(assignmentId: $a, minutes: $m) { status confirmedMinutes claim { status task { status } } } }'
  expect(await refused(own, come, { a })).toBe('ILLEGAL_TRANSITION')
  scene.clock.set('2026-11-05T00:45:00Z')
  expect(await refused(scene.as(volunteerOf(321)), come, { a })).toBe('NOT_FOUND')
  expect(await told(own, come, { a })).toEqual({
    checkIn: { status: 'CHECKED_IN', claim: { task: { status: 'IN_PROGRESS' } } },
  })
  scene.clock.set('2026-11-05T03:15:00Z')
  await told(own, go, { a })
  for (const m of [-1, 2_000]) expect(await refused(scene.as(worker), confirm, { a, m })).toBe('VALIDATION_FAILED')
  expect(await refused(own, confirm, { a })).toBe('FORBIDDEN')
  expect(await told(scene.as(worker), confirm, { a })).toEqual({
    confirmService: {
      status: 'CONFIRMED',
      confirmedMinutes: 150,
      claim: { status: 'SERVED', task: { status: 'DONE' } },
    },
  })
  expect(await refused(scene.as(worker), confirm, { a })).toBe('ILLEGAL_TRANSITION')
  const gift =
    'mutation G($to: ID!, $m: Int!, $k: String!) { giftMinutes(toVolunteerId: $to, minutes: $m, idempotencyKey: $k) { minutes balanceAfter reason } }'
  const given = { giftMinutes: { minutes: -60, balanceAfter: 90, reason: 'GIFT' } }
  expect(await told(own, gift, { to: other, m: 60, k: 'g' })).toEqual(given)
  expect(await told(own, gift, { to: other, m: 60, k: 'g' })).toEqual(given)
  expect(await refused(own, gift, { to: other, m: 91, k: 'h' })).toBe('INSUFFICIENT_BALANCE')
  expect(await refused(own, gift, { to: id(777), m: 1, k: 'i' })).toBe('NOT_FOUND')
  const account =
    'query V($id: ID!) { volunteer(id: $id) { balanceMinutes hoursServed ledger { totalCount edges { node { minutes balanceAfter reason taskId } } } } }'
  expect(await told(own, account, { id: person })).toEqual({
    volunteer: {
      balanceMinutes: 90,
      hoursServed: 2.5,
      ledger: {
        totalCount: 2,
        edges: [
          { node: { minutes: -60, balanceAfter: 90, reason: 'GIFT', taskId: null } },
          { node: { minutes: 150, balanceAfter: 150, reason: 'SERVICE', taskId: task } },
        ],
      },
    },
  })
  expect(await told(scene.as(volunteerOf(321)), account, { id: person })).toEqual({ volunteer: null })
})

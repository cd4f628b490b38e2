import type { ExecutionResult } from 'graphql'
import type { HubClient } from '../../../shared/hub'
import type { TestSubgraph, TestViewer } from '../../support'
import {
  aClaim,
  aGroup,
  aMember,
  assigned,
  aTask,
  coordinatorOf,
  here,
  id,
  openScene,
  told,
  volunteerOf,
  worker,
} from './scene'

/** What the hub tells a group of a referral to it. */
const need = {
  ...{ id: id(70), summary: 'Company', category: { code: 'public.company' }, community: { code: here } },
  requirements: { skills: [], languages: [], helpers: 1, windows: [] },
}
const hub: HubClient = {
  matchSources: () => [],
  query: (_viewer, _operation, variables) => {
    const referral = { id: variables['id'], status: 'OFFERED', message: null, completeBy: '2026-11-09T01:00:00Z' }
    return Promise.resolve({ data: { referral: { ...referral, case: need } } })
  },
}

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene({ hub })
})
afterAll(() => scene.close())

interface Heard {
  readonly title: string
  readonly status: string
  readonly seatsTaken: number
}

/** Somebody who listens from now on. */
async function listener(viewer: TestViewer, field: string) {
  const events = await scene.as(viewer).subscribe(`subscription { ${field} { title status seatsTaken } }`)
  const heard: Heard[] = []
  const waiting: { readonly enough: (task: Heard) => boolean; readonly go: () => void }[] = []
  const listen = async () => {
    for await (const { data, errors } of events as AsyncIterable<ExecutionResult>) {
      if (errors) throw new Error(JSON.stringify(errors))
      const task = Object.values(data ?? {})[0] as Heard
      heard.push(task)
      for (const { enough, go } of waiting) if (enough(task)) go()
    }
  }
  const listening = listen()
  return {
    heard,
    /** Waits for such a task. */
    until(enough: (task: Heard) => boolean): Promise<unknown> {
      if (heard.some(enough)) return Promise.resolve()
      return Promise.race([new Promise<void>((go) => waiting.push({ enough, go })), listening])
    },
    async leave() {
      await events.return?.()
      await listening
    },
  }
}

test('whoever listens to an area and a category is told of tasks there and below, in their order, and of no others', async () => {
  await scene.drain()
  const wanted = {
    all: '',
    subdistrict: '(area: "xicheng.g")',
    community: `(area: "${here}")`,
    // Another area: codes are compared part by part.
    prefix: '(area: "xicheng.g.qiang")',
    company: '(categoryCode: "public.company")',
    both: `(area: "${here}", categoryCode: "life")`,
  }
  const listeners = await Promise.all(
    Object.values(wanted).map((args, n) => listener(n === 0 ? {} : volunteerOf(600 + n), `taskPosted${args}`)),
  )
  const station = scene.as({ ...worker, area: 'xicheng' })
  const post = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id } }'
  const times = { startsAt: '2026-11-03T01:00:00Z', endsAt: '2026-11-03T03:00:00Z', seats: 1 }
  const posted = async (title: string, areaCode: string, categoryCode: string) => {
    await told(station, post, { input: { title, areaCode, categoryCode, ...times } })
    await scene.drain()
  }
  await posted('papers', here, 'public.company.visiting')
  await posted('tap', here, 'life.repairs')
  await posted('walk', 'xicheng.g.fengsheng', 'public.company')
  await posted('gate', 'xicheng', 'life')
  const [all] = listeners
  await all?.until(({ title }) => title === 'gate')
  // Whatever any of them was to be told of is on its way before this one's end.
  for (const one of listeners) await one.leave()
  expect(
    Object.fromEntries(Object.keys(wanted).map((who, n) => [who, listeners[n]?.heard.map(({ title }) => title)])),
  ).toEqual({
    all: ['papers', 'tap', 'walk', 'gate'],
    subdistrict: ['papers', 'tap', 'walk'],
    community: ['papers', 'tap'],
    prefix: [],
    company: ['papers', 'walk'],
    both: ['tap'],
  })
  expect(scene.running.live.size).toBe(0)
})

test('a task is followed through its life, by everybody for as long as they may see it', async () => {
  const [group, second] = [await aGroup(scene), await aGroup(scene)]
  const task = await aTask(scene, { seats: 2, title: 'followed' })
  const another = await aTask(scene, { seats: 2, title: 'another' })
  await scene.drain()
  const station = await listener(worker, `taskChanged(id: "${task.toUpperCase()}")`)
  const passerBy = await listener({}, `taskChanged(id: "${task}")`)
  const changed = async (status: string, seatsTaken: number) => {
    await scene.drain()
    const now = (one: Heard) => one.status === status && one.seatsTaken === seatsTaken
    await station.until(now)
    if (status === 'OPEN') await passerBy.until(now)
  }
  await aClaim(scene, another, group)
  const claim = await aClaim(scene, task, group)
  await changed('OPEN', 1)
  const other = await aClaim(scene, task, second)
  await changed('FILLED', 2)
  const release = 'mutation R($c: ID!) { releaseClaim(id: $c, reason: "ill") { id } }'
  await told(scene.as(coordinatorOf(group)), release, { c: claim })
  await changed('OPEN', 1)
  await told(scene.as(coordinatorOf(second)), release, { c: other })
  await changed('OPEN', 0)
  await told(scene.as(worker), 'mutation C($t: ID!) { cancelTask(id: $t, reason: "rain") { id } }', { t: task })
  await changed('CANCELLED', 0)
  for (const one of [station, passerBy]) await one.leave()
  const states = ({ heard }: typeof station) => heard.map(({ status, seatsTaken }) => `${status} ${seatsTaken}`)
  expect(states(station)).toEqual(['OPEN 1', 'FILLED 2', 'OPEN 1', 'OPEN 0', 'CANCELLED 0'])
  // What is not open is not for everybody.
  expect(states(passerBy)).toEqual(['OPEN 1', 'OPEN 1', 'OPEN 0'])
  expect(scene.running.live.size).toBe(0)
})

test('a task that is not there, or not the viewer to see, cannot be followed', async () => {
  const filled = await aTask(scene, { seats: 1 })
  await aClaim(scene, filled, await aGroup(scene))
  for (const [viewer, task] of [
    [worker, id(404)],
    [worker, 'x'],
    [{}, filled],
  ] as const) {
    const subscribing = scene.as(viewer).subscribe(`subscription { taskChanged(id: "${task}") { id } }`)
    await expect(subscribing).rejects.toThrow('There is no such task')
  }
  expect(scene.running.live.size).toBe(0)
})

/** A referral's task, which only the people of its group can see. */
async function referredTask(groupId: string): Promise<string> {
  const data = { caseId: need.id, providerId: groupId, providerKind: 'VOLUNTEER_GROUP', status: 'OFFERED' }
  await scene.receive({ kind: 'referral.offered', aggregateId: id(71), version: 1, data })
  await scene.drain()
  const list = '{ tasks(filter: { status: [OPEN] }, first: 100) { edges { node { id title } } } }'
  type Listed = { tasks: { edges: { node: { id: string; title: string } }[] } }
  const { tasks } = await told<Listed>(scene.as(coordinatorOf(groupId)), list)
  return tasks.edges.find(({ node }) => node.title === need.summary)?.node.id ?? ''
}

test('whoever is assigned hears that the task is called off, and no more of it than that', async () => {
  const group = await aGroup(scene)
  const [assignee, stranger] = [volunteerOf(650), volunteerOf(651)]
  const person = await aMember(scene, group, 650)
  await aMember(scene, group, 651)
  const task = await referredTask(group)
  await assigned(scene, group, await aClaim(scene, task, group), [person])
  await scene.drain()
  const listening = await listener(assignee, `taskChanged(id: "${task}")`)
  await told(scene.as(worker), 'mutation C($t: ID!) { cancelTask(id: $t, reason: "a cousin came") { id } }', {
    t: task,
  })
  await scene.drain()
  await listening.until(({ status }) => status === 'CANCELLED')
  await listening.leave()
  const seen = 'query T($t: ID!) { task(id: $t) { title status case { id } referralId claims { id } } }'
  const left = { title: 'Company', status: 'CANCELLED', case: null, referralId: null, claims: [] }
  expect(await told(scene.as(assignee), seen, { t: task })).toEqual({ task: left })
  expect(await told(scene.as(stranger), seen, { t: task })).toEqual({ task: null })
})

test('who comes, and that they have been there, is told to those who have to do with the task alone', async () => {
  const group = await aGroup(scene)
  const person = await aMember(scene, group, 660)
  const task = await aTask(scene, { title: 'watched', seats: 3 })
  const claim = await aClaim(scene, task, group)
  await scene.drain()
  const station = await listener(worker, `taskChanged(id: "${task}")`)
  const coordinator = await listener(coordinatorOf(group), `taskChanged(id: "${task}")`)
  const passerBy = await listener({}, `taskChanged(id: "${task}")`)
  await assigned(scene, group, claim, [person])
  await scene.drain()
  for (const one of [station, coordinator]) await one.until(() => true)
  // What follows reaches everybody: nothing before it has reached who passes by.
  await aClaim(scene, task, await aGroup(scene))
  await scene.drain()
  await passerBy.until(({ seatsTaken }) => seatsTaken === 2)
  expect(passerBy.heard).toHaveLength(1)
  for (const one of [station, coordinator, passerBy]) await one.leave()
})

test('a posting is read once, however many hear of it', async () => {
  const people = Array.from({ length: 20 }, (_, n) => (n === 0 ? worker : volunteerOf(670 + n)))
  const listeners = await Promise.all(people.map((person) => listener(person, `taskPosted(area: "${here}")`)))
  await aTask(scene, { title: 'heard by many' })
  scene.statements.length = 0
  await scene.drain()
  for (const one of listeners) await one.until(({ title }) => title === 'heard by many')
  expect(scene.statements.filter((name) => name.startsWith('tasksByIds'))).toHaveLength(1)
  for (const one of listeners) await one.leave()
})

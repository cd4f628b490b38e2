import fc from 'fast-check'
import type { TestSubgraph } from '../../support'
import { TaskModel, type Step } from './task-model'
import {
  aGroup,
  aMember,
  aTask,
  checkIn,
  checkOut,
  claim,
  confirm,
  coordinatorOf,
  now,
  openScene,
  told,
  worker,
} from './scene'

let scene: TestSubgraph
const groups: { id: string; people: string[] }[] = []
const earned = new Map<string, number>()
let round = 0
beforeAll(async () => {
  scene = await openScene()
  for (const n of [0, 1]) {
    const id = await aGroup(scene)
    groups.push({ id, people: [await aMember(scene, id, 810 + n * 2), await aMember(scene, id, 811 + n * 2)] })
  }
})
afterAll(() => scene.close())

const release = 'mutation R($c: ID!) { releaseClaim(id: $c, reason: "r") { id } }'
const cancel = 'mutation C($t: ID!) { cancelTask(id: $t, reason: "r") { id } }'
const assign =
  'mutation A($c: ID!, $v: ID!) { assignVolunteers(claimId: $c, volunteerIds: [$v]) { assignments { id volunteer { id } } } }'
const takeOff = 'mutation U($a: ID!) { unassignVolunteer(assignmentId: $a) { id } }'
const state = 'query S($t: ID!) { task(id: $t) { status seatsTaken claims { seats status } } }'
const balances = 'query B($id: ID!) { volunteer(id: $id) { balanceMinutes } }'

/** One task's life on the real thing: what each step is answered with, `OK` or a code. */
class RealTask {
  readonly #claims = new Map<number, string>()
  readonly #assignments = new Map<string, string>()

  constructor(
    private readonly id: string,
    private readonly startsAt: Date,
  ) {}

  async run({ what, group, person, seats }: Step): Promise<string> {
    const { id: groupId = '', people = [] } = groups[group] ?? {}
    const asking = scene.as(coordinatorOf(groupId))
    const c = this.#claims.get(group)
    const a = this.#assignments.get(`${group} ${person}`)
    const ask = async (by: typeof asking, document: string, variables: Record<string, unknown>) => {
      const { data, errors } = await by.query(document, variables)
      return { data, code: errors ? String(errors[0]?.extensions['code']) : 'OK' }
    }
    if (what === 'claim') {
      const { data, code } = await ask(asking, claim, { task: this.id, group: groupId, seats })
      if (code === 'OK') this.#claims.set(group, data.claimTask.id as string)
      return code
    }
    if (what === 'assign') {
      const { data, code } = await ask(asking, assign, { c, v: people[person] })
      type Sent = { id: string; volunteer: { id: string } }[]
      for (const sent of (data?.assignVolunteers?.assignments ?? []) as Sent)
        this.#assignments.set(`${group} ${people.indexOf(sent.volunteer.id)}`, sent.id)
      return code
    }
    if (what === 'begin') {
      scene.clock.set(this.startsAt)
      return 'OK'
    }
    if (what === 'takeOff') return (await ask(asking, takeOff, { a })).code
    if (what === 'release') return (await ask(asking, release, { c })).code
    if (what === 'cancel') return (await ask(scene.as(worker), cancel, { t: this.id })).code
    if (what === 'checkIn') return (await ask(asking, checkIn, { a })).code
    if (what === 'checkOut') return (await ask(asking, checkOut, { a })).code
    const word = what === 'confirm' ? { a, m: 30 } : { a, n: true }
    return (await ask(scene.as(worker), confirm, word)).code
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'claim',
    'claim',
    'release',
    'cancel',
    'assign',
    'assign',
    'takeOff',
    'begin',
    'checkIn',
    'checkOut',
    'confirm',
    'missed',
  ),
  group: fc.nat(1),
  person: fc.nat(1),
  seats: fc.integer({ min: 1, max: 3 }),
})

test('claim, release, cancel, assign, take off, check in and out, confirm, before and after it begins: in any order, each is answered as the rules say', async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 4 }),
    fc.array(step, { maxLength: 30 }),
    async (seats, steps) => {
      // Each round in hours of its own: nobody is in two places at once.
      const startsAt = new Date(Date.parse(now) + (round += 1) * 3 * 3_600_000)
      const endsAt = new Date(startsAt.getTime() + 3_600_000)
      const id = await aTask(scene, { seats, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })
      scene.clock.set(new Date(startsAt.getTime() - 600_000))
      const [real, model] = [new RealTask(id, startsAt), new TaskModel(seats)]
      for (const one of steps) {
        if (!model.has(one)) continue
        expect([one.what, model.run(one)]).toEqual([one.what, await real.run(one)])
        const { task } = await told<{ task: object }>(scene.as(worker), state, { t: id })
        expect(task).toMatchObject(model.seen())
      }
      for (const [who, minutes] of model.earned) {
        const [group = 0, person = 0] = who.split(' ').map(Number)
        const name = groups[group]?.people[person] ?? ''
        earned.set(name, (earned.get(name) ?? 0) + minutes)
      }
      for (const [id, balanceMinutes] of earned)
        expect(await told(scene.as(worker), balances, { id })).toEqual({ volunteer: { balanceMinutes } })
    },
  )
  await fc.assert(property, { numRuns: 12, seed: 7 })
})

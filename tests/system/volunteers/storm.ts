import { dice } from '../../database/volunteers/world'
import { Client, type Word } from './client'
import type { History } from './history'
import type { MortalHub } from './mortal-hub'

const claim = `mutation C($task: ID!, $group: ID!, $seats: Int, $key: String) {
  claimTask(taskId: $task, groupId: $group, seats: $seats, idempotencyKey: $key) { id } }`
const release = 'mutation R($id: ID!) { releaseClaim(id: $id, reason: "Two of us are ill.") { id } }'
const open = '{ tasks(filter: {area: "x.b", status: [OPEN]}, first: 100) { edges { node { id } } } }'
const assign =
  'mutation A($c: ID!, $v: ID!) { assignVolunteers(claimId: $c, volunteerIds: [$v]) { assignments { id } } }'
const confirm = 'mutation W($a: ID!) { confirmService(assignmentId: $a, minutes: 30) { id } }'
const gift =
  'mutation G($to: ID!, $key: String!) { giftMinutes(toVolunteerId: $to, minutes: 10, idempotencyKey: $key) { id } }'

/** `id(7)`: a uuid that says what it is of. */
export const id = (n: number) => `00000000-0000-7000-a000-${String(n).padStart(12, '0')}`

/** A group that wants seats, and what it is told. */
export class Team {
  private constructor(
    readonly group: string,
    private readonly coordinator: Client,
    private readonly history: History,
    private readonly roll: (sides: number) => number,
  ) {}

  static async open(hub: MortalHub, history: History, n: number): Promise<Team> {
    const roll = dice(n)
    const group = id(n)
    const asker = { sub: `coordinator-${n}`, role: 'VOLUNTEER_COORDINATOR', org: group } as const
    return new Team(group, await Client.open(hub, asker, roll), history, roll)
  }

  /** Wants seats of a task; null: refused, for good. The same key every time. */
  async claim(task: string, seats: number, key = 'the seats'): Promise<string | null> {
    const { data, code } = await this.coordinator.insistWithKey(claim, { task, group: this.group, seats, key })
    if (!data) return refusal(code, 'TASK_FULL', 'TASK_NOT_OPEN')
    const { id: made } = data.claimTask as { id: string }
    this.history.claimed({ id: made, task, group: this.group, seats, status: 'HELD' })
    return made
  }

  async release(claimId: string): Promise<void> {
    done(await this.coordinator.insist(release, { id: claimId }))
    this.history.claim(claimId).status = 'RELEASED'
  }

  /** Takes whatever is open, one seat after the other, until nothing is; now and then it gives one back. */
  async workOff(volunteer: Volunteer, station: Client): Promise<void> {
    const mine = new Set<string>()
    for (let list = 1; ; list += 1) {
      const { data } = await this.coordinator.insist(open, {})
      const tasks = (data.tasks.edges as { node: { id: string } }[]).map(({ node }) => node.id)
      const others = tasks.filter((task) => !mine.has(task))
      if (others.length === 0) return
      // Two or three of what was open a moment ago, not all of it: the others want some, too.
      for (let n = 0; n < 3; n += 1) {
        const task = others[this.roll(others.length)] ?? ''
        if (mine.has(task)) continue
        const made = await this.claim(task, 1, `${task} ${list} ${n}`)
        if (made === null) continue
        if (this.roll(8) === 0) {
          await this.release(made)
          continue
        }
        mine.add(task)
        await volunteer.serve(this.coordinator, station, made)
      }
    }
  }
}

/** A member of a team: is sent, is confirmed, and gives of what they earned. */
export class Volunteer {
  private constructor(
    private readonly name: string,
    private readonly own: Client,
    private readonly others: readonly string[],
    private readonly history: History,
    private readonly roll: (sides: number) => number,
  ) {}

  static async open(hub: MortalHub, history: History, n: number, others: readonly string[]): Promise<Volunteer> {
    const roll = dice(n)
    return new Volunteer(id(n), await Client.open(hub, { sub: id(n), role: 'VOLUNTEER' }, roll), others, history, roll)
  }

  async serve(coordinator: Client, station: Client, claimId: string): Promise<void> {
    const sent = await coordinator.insist(assign, { c: claimId, v: this.name })
    const [assignment] = sent.data?.assignVolunteers.assignments ?? []
    if (!assignment) throw new Error(`nobody could be sent: ${sent.code}`)
    done(await station.insist(confirm, { a: assignment.id }))
    this.history.claim(claimId).status = 'SERVED'
    this.history.service.set(claimId, { volunteer: this.name, minutes: 30 })
    const to = this.others[this.roll(this.others.length)] ?? ''
    if (to === this.name) return
    const given = await this.own.insistWithKey(gift, { to, key: claimId })
    if (!given.data) throw new Error(`minutes could not be given: ${given.code}`)
    const entry = given.data.giftMinutes.id as string
    if (this.history.gifts.has(entry)) throw new Error(`entry ${entry} was answered to two gifts`)
    this.history.gifts.set(entry, { entry, from: this.name, to, minutes: 10 })
  }
}

/** A step that cannot be taken twice: refused, it was taken by an attempt whose answer was lost. */
function done({ data, code, askedBefore }: Word): void {
  if (!data && !(askedBefore && code === 'ILLEGAL_TRANSITION')) throw new Error(`refused with ${code}`)
}

function refusal(code: string | null, ...expected: string[]): null {
  if (code === null || !expected.includes(code)) throw new Error(`refused with ${code}`)
  return null
}

import type { Caller } from '../../../shared/database'
import { insertRows } from '../../../subgraphs/volunteers/demo/insert-rows'
import { id } from './scene'

/** Numbers that look random and are the same every time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

export interface Person {
  readonly id: string
  readonly languages: readonly string[]
  readonly skills: readonly { code: string; until: string | null }[]
  readonly free: readonly { weekday: number; from: number; to: number }[]
  readonly busy: readonly { from: number; to: number; counts: boolean }[]
}

export interface Team {
  readonly id: string
  readonly status: string
  readonly areas: readonly string[]
  readonly categories: readonly string[]
  readonly base: { latitude: number; longitude: number } | null
  readonly satisfactionSum: number
  readonly evaluations: number
  readonly median: number | null
  readonly members: readonly { person: number; admitted: boolean }[]
}

export interface World {
  readonly people: readonly Person[]
  readonly teams: readonly Team[]
}

const hour = 3_600_000
export const monday = Date.parse('2026-11-02T00:00:00+08:00')
export const areas = ['x', 'x.a', 'x.a.1', 'x.a.2', 'x.b', 'x.b.1', 'x.ab']
export const categories = ['p', 'p.q', 'p.q.r', 'p.q.r.s', 'p.t', 'p.tq', 'l']
export const skills = ['first-aid', 'driving', 'cooking']
export const languages = ['zh', 'en', 'yue']

export function worldOf(seed: number, counts = { people: 80, teams: 60 }): World {
  const roll = dice(seed)
  const some = <T>(of: readonly T[], chance: number) => of.filter(() => roll(10) < chance)
  const one = <T>(of: readonly T[]) => of[roll(of.length)] as T
  const people = Array.from({ length: counts.people }, (_, n): Person => ({
    id: id(1_000 + n),
    languages: some(languages, 5),
    skills: some(skills, 6).map((code) => ({ code, until: one([null, '2026-11-01', '2026-11-02', '2027-06-30']) })),
    free: [1, 2, 5, 7]
      .filter(() => roll(3) === 0)
      .map((weekday) => {
        const from = roll(20) * 60
        return { weekday, from, to: from + 60 + roll((1440 - from - 60) / 30 + 1) * 30 }
      }),
    busy: [0, 1, 2]
      .filter(() => roll(3) === 0)
      .map((day) => {
        const from = monday + day * 48 * hour + roll(20) * hour
        return { from, to: from + (1 + roll(4)) * hour, counts: roll(4) > 0 }
      }),
  }))
  const teams = Array.from({ length: counts.teams }, (_, n): Team => ({
    id: id(5_000 + n),
    status: one(['VERIFIED', 'VERIFIED', 'VERIFIED', 'APPLIED', 'SUSPENDED']),
    areas: [...new Set([one(areas), one(areas)])],
    categories: [...new Set([one(categories), one(categories)])],
    // Few places and few records: so that ties happen.
    base: one([null, { latitude: 39.9, longitude: 116.36 }, { latitude: 39.91, longitude: 116.37 }]),
    ...one([
      { satisfactionSum: 0, evaluations: 0 },
      { satisfactionSum: 9, evaluations: 2 },
    ]),
    median: one([null, 30.5, 240]),
    members: people.flatMap((_person, person) => (roll(12) === 0 ? [{ person, admitted: roll(5) > 0 }] : [])),
  }))
  return { people, teams }
}

/** Puts a world into an empty schema. */
export async function store(caller: Caller, { people, teams }: World, now: Date): Promise<void> {
  const when = { registered_at: now, version: 1, minutes_served: 0 }
  await caller.write(async (tx) => {
    await insertRows(
      tx,
      'volunteer',
      people.map((person) => ({ id: person.id, display_name: 'V', languages: person.languages, ...when })),
    )
    await insertRows(
      tx,
      'skill',
      people.flatMap((person) =>
        person.skills.map(({ code, until }) => ({
          ...{ volunteer_id: person.id, code, certified_until: until, certified_by: until && 'worker' },
        })),
      ),
    )
    await insertRows(
      tx,
      'availability',
      people.flatMap((person) =>
        person.free.map(({ weekday, from, to }) => ({
          ...{ volunteer_id: person.id, weekday, from_minute: from, to_minute: to },
        })),
      ),
    )
    await insertRows(
      tx,
      'volunteer_group',
      teams.map((team) => ({
        ...{
          id: team.id,
          name: `Team ${team.id}`,
          status: team.status,
          registered_by: 'test',
          member_count: team.members.filter(({ admitted }) => admitted).length,
          ...when,
        },
        ...{ base_latitude: team.base?.latitude ?? null, base_longitude: team.base?.longitude ?? null },
        ...{ satisfaction_sum: team.satisfactionSum, evaluation_count: team.evaluations },
        median_response_minutes: team.median,
      })),
    )
    const codes = (column: string, of: 'areas' | 'categories') =>
      teams.flatMap((team) => team[of].map((code) => ({ group_id: team.id, [column]: code })))
    await insertRows(tx, 'group_area', codes('area_code', 'areas'))
    await insertRows(tx, 'group_category', codes('category_code', 'categories'))
    await insertRows(
      tx,
      'membership',
      teams.flatMap((team) =>
        team.members.map(({ person, admitted }) => ({
          ...{ group_id: team.id, volunteer_id: people[person]?.id, status: admitted ? 'ADMITTED' : 'REQUESTED' },
          ...{ requested_at: now, admitted_at: admitted ? now : null },
        })),
      ),
    )
    await storeBusy({ people, teams }, (table, rows) => insertRows(tx, table, rows), now)
  })
}

async function storeBusy(
  { people, teams }: World,
  insert: (table: string, rows: readonly object[]) => Promise<void>,
  now: Date,
): Promise<void> {
  const group = teams[0]?.id
  const [taskId, claimId] = [id(9_001), id(9_002)]
  const task = { title: 't', category_code: 'p', area_code: 'x', starts_at: now, ends_at: new Date(+now + 1) }
  const made = { posted_by: 'test', posted_at: now, skills: [], languages: [], version: 1 }
  await insert('task', [{ id: taskId, ...task, ...made, status: 'DONE', seats: 1, seats_taken: 1 }])
  const claim = { id: claimId, task_id: taskId, group_id: group, area_code: 'x', seats: 1, status: 'SERVED' }
  await insert('claim', [{ ...claim, claimed_by: 'test', claimed_at: now }])
  const busy = people.flatMap((person) => person.busy.map((time) => ({ ...time, person: person.id })))
  const place = { task_id: taskId, group_id: group, area_code: 'x' }
  // One claim for each: somebody is assigned to a claim once.
  const claims = busy.map((_, n) => ({
    ...claim,
    id: id(20_000 + n),
    status: 'RELEASED',
    claimed_by: 'test',
    claimed_at: now,
  }))
  await insert('claim', claims)
  await insert(
    'assignment',
    busy.map(({ from, to, counts, person }, n) => ({
      ...{ id: id(40_000 + n), claim_id: id(20_000 + n), ...place, volunteer_id: person, assigned_at: now },
      ...{ during: `[${new Date(from).toISOString()},${new Date(to).toISOString()})` },
      // What was cancelled, and who did not come, is free.
      ...{ status: counts ? 'ASSIGNED' : n % 2 ? 'NO_SHOW' : 'ASSIGNED', cancelled_at: counts || n % 2 ? null : now },
    })),
  )
}

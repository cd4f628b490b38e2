import type { Transaction } from '../../../shared/database'
import { demoCommunityCode, demoGroups, demoResidentId, demoStaff, demoVolunteers } from '../../../shared/demo'
import { insertRows } from './insert-rows'

const day = 86_400_000
const supervisor = demoStaff[2]?.id ?? ''
type DemoVolunteer = (typeof demoVolunteers)[number]

/** The groups, verified, and their members with skills, certificates and weekly availability. */
export async function seedGroups(tx: Transaction, now: Date): Promise<void> {
  const start = new Date(now.getTime() - 400 * day)
  await insertRows(
    tx,
    'volunteer_group',
    demoGroups.map((group) => groupRow(group, start)),
  )
  await insertRows(tx, 'group_area', codeRows('area_code', 'areaCodes'))
  await insertRows(tx, 'group_category', codeRows('category_code', 'categoryCodes'))
  await insertRows(
    tx,
    'volunteer',
    demoVolunteers.map((person, index) => volunteerRow(person, index + 1, start)),
  )
  await insertRows(
    tx,
    'skill',
    demoVolunteers.flatMap((person, index) => skillRows(person, index + 1, now)),
  )
  await insertRows(
    tx,
    'availability',
    demoVolunteers.flatMap(({ id }, index) => availabilityRows(id, index + 1)),
  )
  await insertRows(
    tx,
    'membership',
    demoVolunteers.flatMap((person) => membershipRows(person, start)),
  )
}

function groupRow(group: (typeof demoGroups)[number], at: Date) {
  const { id, name, latitude, longitude, supervisorId } = group
  return {
    ...{ id, name, status: 'VERIFIED', base_latitude: latitude, base_longitude: longitude, version: 2 },
    ...{ supervisor_id: supervisorId, registered_by: 'demo', registered_at: at, minutes_served: 0 },
    member_count: demoVolunteers.filter(({ groupIds }) => groupIds.includes(id)).length,
  }
}

function codeRows(column: string, codes: 'areaCodes' | 'categoryCodes') {
  return demoGroups.flatMap((group) => group[codes].map((code) => ({ group_id: group.id, [column]: code })))
}

function volunteerRow({ id, name, languages }: DemoVolunteer, n: number, at: Date) {
  // Every sixth is a resident whom the station knows.
  const residentId = n % 6 === 0 ? demoResidentId(200 + n) : null
  const start = { minutes_served: 0, version: 1, registered_at: at }
  return { id, display_name: name, resident_id: residentId, area_code: demoCommunityCode, languages, ...start }
}

/** Every seventh one's certificates have run out; second skills are not certified yet. */
function skillRows({ id, skills }: DemoVolunteer, n: number, now: Date) {
  const until = new Date(now.getTime() + (n % 7 === 0 ? -30 : 200 + n) * day).toISOString().slice(0, 10)
  return skills.map((code, index) => ({
    ...{ volunteer_id: id, code },
    ...(index === 0
      ? { certified_until: until, certified_by: supervisor }
      : { certified_until: null, certified_by: null }),
  }))
}

const shifts = [
  {
    weekdays: [1, 2, 3, 4, 5],
    times: [
      [540, 720],
      [840, 1080],
    ],
  },
  { weekdays: [6, 7], times: [[540, 1080]] },
] as const

/** Two in three say when they are free: on workdays, or at weekends. */
function availabilityRows(volunteerId: string, n: number) {
  const shift = shifts[n % 3]
  return (shift?.weekdays ?? []).flatMap((weekday) =>
    (shift?.times ?? []).map(([from, to]) => ({
      ...{ volunteer_id: volunteerId, weekday },
      ...{ from_minute: from, to_minute: to },
    })),
  )
}

function membershipRows({ id, groupIds }: DemoVolunteer, at: Date) {
  return groupIds.map((groupId) => ({
    ...{ group_id: groupId, volunteer_id: id, status: 'ADMITTED' },
    ...{ requested_at: at, admitted_at: at },
  }))
}

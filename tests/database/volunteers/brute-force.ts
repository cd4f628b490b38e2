import type { Person, Team, World } from './world'

/** The rules of matching for volunteer groups, written down once more, slowly and one by one. */

export interface Need {
  readonly category: string
  readonly community: string
  readonly location: { latitude: number; longitude: number } | null
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly windows: readonly { from: number; to: number }[]
  readonly helpers: number
}

export interface Expected {
  readonly id: string
  readonly available: number
  readonly meters: number | null
  readonly values: readonly number[]
  readonly score: number
}

const weights = [0.3, 0.25, 0.2, 0.1, 0.15]
const today = '2026-11-02'
const below = (ancestor: string, code: string) => `${code}.`.startsWith(`${ancestor}.`)
const levels = (code: string) => code.split('.').length
const hub = 8 * 3_600_000

export function expected({ people, teams }: World, need: Need): Expected[] {
  return teams
    .flatMap((team) => {
      const one = fit(team, people, need)
      return one ? [one] : []
    })
    .sort(
      (a, b) =>
        (Math.abs(a.score - b.score) < 1e-12 ? 0 : b.score - a.score) ||
        (a.meters === b.meters ? 0 : (a.meters ?? Infinity) - (b.meters ?? Infinity)) ||
        (a.id < b.id ? -1 : 1),
    )
}

function fit(team: Team, people: readonly Person[], need: Need): Expected | null {
  if (team.status !== 'VERIFIED' || !team.areas.some((area) => below(area, need.community))) return null
  const category = Math.max(0, ...team.categories.map((code) => categoryValue(code, need.category)))
  if (category === 0) return null
  const available = team.members.filter(({ person, admitted }) => {
    const member = people[person]
    return admitted && member !== undefined && isAvailable(member, need)
  }).length
  if (available < need.helpers) return null
  const meters = team.base && need.location ? haversine(team.base, need.location) : null
  const rating = (5 * 3.5 + team.satisfactionSum) / (5 + team.evaluations)
  const values = [
    category,
    meters === null ? 0.5 : 1 / (1 + meters / 1000),
    (rating - 1) / 4,
    team.median === null ? 0.5 : 1 / (1 + team.median / 240),
    1 - need.helpers / (available + 1),
  ]
  const score = values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)
  return { id: team.id, available, meters, values, score }
}

function categoryValue(offered: string, needed: string): number {
  if (below(offered, needed)) return 0.8 ** (levels(needed) - levels(offered))
  return below(needed, offered) ? 0.6 ** (levels(offered) - levels(needed)) : 0
}

function isAvailable(person: Person, need: Need): boolean {
  const certified = need.skills.every((code) =>
    person.skills.some((skill) => skill.code === code && skill.until !== null && skill.until >= today),
  )
  if (!certified) return false
  if (need.languages.length > 0 && !need.languages.some((language) => person.languages.includes(language))) return false
  if (need.windows.length === 0) return true
  if (person.free.length > 0 && !need.windows.some((window) => isFree(person, window))) return false
  return !person.busy.some(
    (busy) => busy.counts && need.windows.every((window) => busy.from < window.to && busy.to > window.from),
  )
}

/** Minute by minute, in the hub's time zone (no summer time there). */
function isFree(person: Person, window: { from: number; to: number }): boolean {
  for (let at = window.from; at < window.to; at += 60_000) {
    const local = new Date(at + hub)
    const weekday = local.getUTCDay() || 7
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
    if (person.free.some((free) => free.weekday === weekday && minute >= free.from && minute < free.to)) return true
  }
  return false
}

function haversine(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin((radians(to) - radians(from)) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

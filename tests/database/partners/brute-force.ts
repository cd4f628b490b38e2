import type { MatchWorld, WorldNeed, WorldService } from './match-world'

/** What a service scores for a need, written from the rules alone: no SQL, no index, nothing of the product. */
export interface Scored {
  readonly id: string
  readonly score: number
  readonly meters: number | null
}

const hour = 3_600_000
/** Asia/Shanghai, all the year round. */
const offset = 8 * hour

const covers = (above: string, code: string) => code === above || code.startsWith(above + '.')
const levels = (code: string) => code.split('.').length

export function bruteForce(world: MatchWorld, need: WorldNeed): Scored[] {
  const found = world.services.flatMap((service) => {
    const score = scored(world, service, need)
    return score ? [score] : []
  })
  return found.sort(
    (a, b) =>
      b.score - a.score ||
      (a.meters === b.meters ? 0 : (a.meters ?? Infinity) - (b.meters ?? Infinity)) ||
      (a.id < b.id ? -1 : 1),
  )
}

function scored(world: MatchWorld, service: WorldService, need: WorldNeed): Scored | null {
  const organization = world.organizations.find((one) => one.id === service.organizationId)
  const { requirements } = need
  const community = need.community?.code
  if (!organization || community === undefined) return null
  if (service.status !== 'LISTED' || organization.status !== 'VERIFIED') return null
  if (!organization.areaCodes.some((code) => covers(code, community))) return null
  if (!service.serviceAreaCodes.some((code) => covers(code, community))) return null
  const meters = need.location && service.location ? haversine(need.location, service.location) : null
  if (service.radiusMeters !== null && meters !== null && meters > service.radiusMeters) return null
  const category = Math.max(...service.categoryCodes.map((code) => categoryValue(need.category.code, code)))
  if (category <= 0) return null
  const { languages, skills, attributes, ageYears, maxFee } = requirements
  const share = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one))
  if (languages.length > 0 && service.languages.length > 0 && !share(languages, service.languages)) return null
  if (!skills.every((skill) => service.skills.includes(skill))) return null
  const { minAgeYears, maxAgeYears } = service.eligibility
  if (ageYears !== null && minAgeYears !== null && ageYears < minAgeYears) return null
  if (ageYears !== null && maxAgeYears !== null && ageYears > maxAgeYears) return null
  if (service.eligibility.attributes.length > 0 && !share(service.eligibility.attributes, attributes)) return null
  const amount = service.fee.amount ?? 0
  if (maxFee !== null && service.fee.kind !== 'FREE' && amount > maxFee) return null
  if (requirements.windows.length > 0 && service.openingHours.length > 0)
    if (!requirements.windows.some((window) => isOpenIn(service, window))) return null
  if (service.load >= service.capacity) return null

  const { satisfactions, responses } = organization
  const rating = (5 * 3.5 + satisfactions.reduce((a, b) => a + b, 0)) / (5 + satisfactions.length)
  const median = medianOf(responses)
  const fee =
    service.fee.kind === 'FREE' ? 1 : maxFee !== null && maxFee > 0 ? 1 - amount / maxFee : 1 / (1 + amount / 100)
  const score =
    0.3 * category +
    0.25 * (meters === null ? 0.5 : 1 / (1 + meters / 1000)) +
    0.2 * ((rating - 1) / 4) +
    0.1 * (median === null ? 0.5 : 1 / (1 + median / 240)) +
    0.1 * ((service.capacity - service.load) / service.capacity) +
    0.05 * fee
  return { id: service.id, score, meters }
}

function categoryValue(needed: string, offered: string): number {
  if (needed === offered) return 1
  if (covers(offered, needed)) return 0.8 ** (levels(needed) - levels(offered))
  if (covers(needed, offered)) return 0.6 ** (levels(offered) - levels(needed))
  return 0
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

interface LocalMinute {
  readonly day: string
  readonly weekday: number
  readonly clock: string
}

const minutes = new WeakMap<object, LocalMinute[]>()

/** Minute by minute of the days that the window touches: slow, and hard to get wrong. */
function isOpenIn(service: WorldService, window: { startsAt: string; endsAt: string }): boolean {
  const local = minutes.get(window) ?? minutesOf(window)
  minutes.set(window, local)
  return local.some(
    ({ day, weekday, clock }) =>
      service.openingHours.some((h) => h.weekday === weekday && h.opens <= clock && clock < h.closes) &&
      !service.closures.includes(day),
  )
}

function minutesOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): LocalMinute[] {
  const [start, end] = [Date.parse(startsAt) + offset, Date.parse(endsAt) + offset]
  const minute = 60_000
  const found: LocalMinute[] = []
  for (let at = Math.floor(start / minute) * minute; at < end; at += minute) {
    const text = new Date(at).toISOString()
    const weekday = ((new Date(at).getUTCDay() + 6) % 7) + 1
    found.push({ day: text.slice(0, 10), weekday, clock: text.slice(11, 16) })
  }
  return found
}

export function haversine(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const s =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(s)))
}

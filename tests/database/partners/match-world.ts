import { v7 } from 'uuid'
import { FeeKind } from '../../../subgraphs/partners/service/fee'
import { OrganizationStatus, ProviderKind } from '../../../subgraphs/partners/organization/organization'
import { ServiceStatus, type Service } from '../../../subgraphs/partners/service/service'

export interface WorldOrganization {
  readonly id: string
  readonly status: OrganizationStatus
  readonly kind: ProviderKind
  readonly areaCodes: readonly string[]
  readonly satisfactions: readonly number[]
  readonly responses: readonly number[]
}

export type WorldService = Service

export interface WorldNeed {
  readonly category: { readonly code: string }
  readonly community: { readonly code: string } | null
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  readonly requirements: {
    readonly languages: readonly string[]
    readonly skills: readonly string[]
    readonly attributes: readonly string[]
    readonly ageYears: number | null
    readonly maxFee: number | null
    readonly windows: readonly { readonly startsAt: string; readonly endsAt: string }[]
    readonly helpers: number
  }
}

export interface MatchWorld {
  readonly organizations: readonly WorldOrganization[]
  readonly services: readonly WorldService[]
}

/** Mulberry32: the same numbers for the same seed. */
export function randomness(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  const one = <T>(from: readonly T[]): T => from[int(from.length)] as T
  const some = <T>(from: readonly T[], chance: number): T[] => from.filter(() => next() < chance)
  return { next, int, one, some }
}
type Random = ReturnType<typeof randomness>

const areas = ['x', 'x.g', 'x.g.one', 'x.g.two', 'x.h', 'x.h.one']
const communities = ['x.g.one', 'x.g.two', 'x.h.one', 'x.gg.one']
const categories = [
  'life',
  'life.repairs',
  'life.repairs.plumbing',
  'life.repairs.plumbing.taps',
  'life.keys',
  'public',
]
const languages = ['zh', 'en', 'yue']
const skills = ['plumbing', 'care']
const attributes = ['ELDERLY', 'DISABLED']
/** Few places, so that many are equally far away. */
const places = [0, 1, 2, 3].map((n) => ({ latitude: 39.9 + n * 0.004, longitude: 116.36 + (n % 2) * 0.01 }))
const hours = ['00:00', '08:30', '12:00', '18:00', '22:00', '24:00']

function atLeastOne<T>(random: Random, from: readonly T[], chance: number): T[] {
  const found = random.some(from, chance)
  return found.length > 0 ? found : [random.one(from)]
}

export function randomWorld(random: Random, size: number): MatchWorld {
  const organizations = Array.from({ length: Math.ceil(size / 6) }, (): WorldOrganization => {
    const { VERIFIED, SUSPENDED, APPLIED } = OrganizationStatus
    return {
      id: v7(),
      status: random.one([VERIFIED, VERIFIED, VERIFIED, VERIFIED, SUSPENDED, APPLIED]),
      kind: ProviderKind.ENTERPRISE,
      areaCodes: atLeastOne(random, areas, 0.3),
      satisfactions: Array.from({ length: random.int(4) }, () => 1 + random.int(5)),
      responses: Array.from({ length: random.int(4) }, () => random.int(300)),
    }
  })
  return {
    organizations,
    services: Array.from({ length: size }, () => randomService(random, random.one(organizations))),
  }
}

function randomService(random: Random, organization: WorldOrganization): WorldService {
  const located = random.next() < 0.8
  const priced = random.next() < 0.6
  const capacity = 1 + random.int(4)
  const { LISTED, PAUSED, DRAFT } = ServiceStatus
  return {
    id: v7(),
    organizationId: organization.id,
    status: random.one([LISTED, LISTED, LISTED, LISTED, LISTED, LISTED, PAUSED, DRAFT]),
    title: 'A service',
    description: null,
    categoryCodes: atLeastOne(random, categories, 0.25),
    serviceAreaCodes: atLeastOne(random, areas, 0.3),
    location: located ? random.one(places) : null,
    radiusMeters: located && random.next() < 0.3 ? random.one([0, 300, 1000]) : null,
    fee: priced
      ? { kind: random.one([FeeKind.FIXED, FeeKind.FROM]), amount: random.one([0, 9.99, 50, 100]), unit: null }
      : { kind: FeeKind.FREE, amount: null, unit: null },
    languages: random.some(languages, 0.3),
    skills: random.some(skills, 0.6),
    eligibility: {
      minAgeYears: random.next() < 0.2 ? 60 : null,
      maxAgeYears: random.next() < 0.2 ? random.one([60, 80]) : null,
      attributes: random.next() < 0.25 ? atLeastOne(random, attributes, 0.4) : [],
      note: null,
    },
    openingHours: random.next() < 0.5 ? randomHours(random) : [],
    capacity,
    load: random.int(capacity + 1),
    closures: random.some(['2026-11-23', '2026-11-24', '2026-11-29'], 0.3),
    version: 1,
  }
}

function randomHours(random: Random): WorldService['openingHours'] {
  return random.some([1, 2, 3, 4, 5, 6, 7], 0.4).map((weekday) => {
    const opens = random.int(hours.length - 1)
    return {
      weekday,
      opens: hours[opens] as string,
      closes: hours[opens + 1 + random.int(hours.length - 1 - opens)] as string,
    }
  })
}

export function randomNeed(random: Random): WorldNeed {
  return {
    category: { code: random.one(categories.slice(0, 5)) },
    community: random.next() < 0.95 ? { code: random.one(communities) } : null,
    location: random.next() < 0.8 ? random.one(places) : null,
    requirements: {
      languages: random.next() < 0.3 ? random.some(languages, 0.5) : [],
      skills: random.next() < 0.3 ? random.some(skills, 0.5) : [],
      attributes: random.some(attributes, 0.4),
      ageYears: random.next() < 0.5 ? random.one([59, 60, 70, 80, 81]) : null,
      maxFee: random.next() < 0.5 ? random.one([0, 9.99, 50, 80]) : null,
      windows: random.next() < 0.5 ? Array.from({ length: 1 + random.int(2) }, () => randomWindow(random)) : [],
      helpers: 1,
    },
  }
}

/** Around a Sunday night and a Monday in Shanghai, some across midnight there, some to the second. */
function randomWindow(random: Random) {
  const start = Date.parse('2026-11-22T12:00:00Z') + random.int(72) * 1_800_000 + random.one([0, 0, 59_999])
  const length = random.one([60_000, 1_800_000, 7_200_000, 36_000_000, 200_000_000])
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + length).toISOString() }
}

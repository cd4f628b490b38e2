import { demoOrganizations, demoServices, type DemoOrganization, type DemoService } from '../../../shared/demo'
import { FeeKind, type Fee } from '../service/fee'
import type { OpeningHours } from '../service/opening-hours'
import { ServiceStatus, type Service } from '../service/service'

const weekdays = (days: readonly number[], ...hours: readonly (readonly [string, string])[]): OpeningHours[] =>
  days.flatMap((weekday) => hours.map(([opens, closes]) => ({ weekday, opens, closes })))

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]
const office = weekdays(workdays, ['09:00', '12:00'], ['13:30', '17:30'])
const shop = weekdays(everyDay, ['08:00', '20:00'])
const trade = weekdays([1, 2, 3, 4, 5, 6], ['08:30', '18:00'])
const kitchen = weekdays(everyDay, ['10:30', '13:30'], ['16:30', '19:00'])

/** CNY and its unit for the categories of daily life; the longest prefix that fits decides. */
const prices: readonly (readonly [string, number, string])[] = [
  ['life.care', 80, 'hour'],
  ['life.cleaning', 60, 'hour'],
  ['life.errands', 8, 'errand'],
  ['life.haircuts', 20, 'haircut'],
  ['life.health', 120, 'visit'],
  ['life.keys', 15, 'key'],
  ['life.keys.locks', 90, 'visit'],
  ['life.laundry', 25, 'load'],
  ['life.meals', 18, 'meal'],
  ['life.recycling', 0, 'pick-up'],
  ['life.recycling.bulky', 50, 'piece'],
  ['life.repairs', 70, 'visit'],
  ['life.tailoring', 18, 'piece'],
]

/** What somebody must be able to do for a service of these categories. */
const skills: readonly (readonly [string, readonly string[]])[] = [
  ['life.repairs.plumbing', ['plumbing']],
  ['life.repairs.electrical', ['electrics']],
  ['life.haircuts', ['haircutting']],
  ['life.care', ['first-aid', 'care']],
  ['life.health', ['first-aid']],
  ['life.meals', ['cooking']],
  ['public.company', ['listening']],
  ['public.children', ['tutoring']],
  ['public.digital', ['smartphones']],
]

function of<Entry extends readonly [string, ...unknown[]]>(table: readonly Entry[], code: string): Entry | undefined {
  return table.filter(([prefix]) => code === prefix || code.startsWith(`${prefix}.`)).at(-1)
}

function feeOf({ kind }: DemoOrganization, code: string, n: number): Fee {
  const [, price = 0, unit = null] = of(prices, code) ?? []
  const sold = kind === 'ENTERPRISE' || kind === 'HANDY_OUTLET' || n % 4 === 3
  if (!sold || price === 0) return { kind: FeeKind.FREE, amount: null, unit: null }
  const share = kind === 'ENTERPRISE' ? 1 : 0.5
  return { kind: n % 3 === 0 ? FeeKind.FROM : FeeKind.FIXED, amount: Math.ceil(price * share) + (n % 5) * 2, unit }
}

function hoursOf({ kind }: DemoOrganization, code: string, n: number): OpeningHours[] {
  if (code.startsWith('life.meals')) return kitchen
  if (kind === 'HANDY_OUTLET') return shop
  if (kind === 'ENTERPRISE') return n % 5 === 0 ? [] : trade
  return kind === 'SOCIAL_ORGANIZATION' && n % 3 === 0 ? [] : office
}

function eligibilityOf(code: string, n: number): Service['eligibility'] {
  const nobodyElse = { minAgeYears: null, maxAgeYears: null, attributes: [], note: null }
  if (code.startsWith('public.children')) return { ...nobodyElse, minAgeYears: 6, maxAgeYears: 17 }
  if (code === 'life.meals.canteen') return { ...nobodyElse, minAgeYears: 60, note: 'Bring the old-age card.' }
  if (code.startsWith('life.care') && n % 2 === 0)
    return { ...nobodyElse, attributes: ['ELDERLY', 'DISABLED', 'CHRONIC_ILLNESS'] }
  if (code.includes('disability') || code === 'public.barriers')
    return { ...nobodyElse, attributes: ['DISABLED', 'ELDERLY'] }
  if (code === 'government.veterans') return { ...nobodyElse, attributes: ['VETERAN'] }
  return nobodyElse
}

function serviceOf(offer: DemoService, n: number): Service {
  const organization = demoOrganizations.find((one) => one.id === offer.organizationId)
  if (!organization) throw new Error(`nobody offers ${offer.title}`)
  const { kind, areaCodes, latitude, longitude } = organization
  return {
    id: offer.id,
    organizationId: offer.organizationId,
    status: ServiceStatus.LISTED,
    title: offer.title,
    description: null,
    categoryCodes: [offer.categoryCode],
    serviceAreaCodes: areaCodes,
    location: { latitude, longitude },
    radiusMeters: kind === 'HANDY_OUTLET' && n % 2 === 0 ? 1500 : null,
    fee: feeOf(organization, offer.categoryCode, n),
    languages: n % 4 === 0 ? ['zh', 'en'] : ['zh'],
    skills: of(skills, offer.categoryCode)?.[1] ?? [],
    eligibility: eligibilityOf(offer.categoryCode, n),
    openingHours: hoursOf(organization, offer.categoryCode, n),
    capacity: kind === 'HANDY_OUTLET' ? 4 + (n % 3) : 6 + (n % 7),
    closures: [],
    load: 0,
    version: 1,
  }
}

/** The demo organisations' services with all their terms. */
export function demoOffers(): Service[] {
  return demoServices.map(serviceOf)
}

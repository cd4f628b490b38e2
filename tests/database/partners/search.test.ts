import { Client } from 'pg'
import { PgCatalogueStore } from '../../../subgraphs/partners/catalogue/catalogue.store.pg'
import type { FoundService } from '../../../subgraphs/partners/catalogue/catalogue.store'
import type { CheckedSearch } from '../../../subgraphs/partners/catalogue/search'
import { partners } from '../../../subgraphs/partners/subgraph'
import { ProviderKind } from '../../../subgraphs/partners/organization/organization'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { haversine } from './brute-force'
import { randomness, randomWorld, type MatchWorld, type WorldService } from './match-world'
import { settle } from './settle'

const random = randomness(20_261_124)
const titles = [
  '水管维修 plumbing',
  '理发 haircut',
  '护理 nursing at home',
  '配钥匙 keys',
  '水管疏通 drains',
  '家庭护理 care',
]
const words = ['水管', '护理', '维修', 'plumbing', 'hair', 'home', 'keys', '理', '疏通']
const places = [0, 1, 2, 3].map((n) => ({ latitude: 39.9 + n * 0.004, longitude: 116.36 + (n % 2) * 0.01 }))
const drawn = randomWorld(random, 420)
const world: MatchWorld = {
  ...drawn,
  services: drawn.services.map((service) => ({
    ...service,
    title: random.one(titles),
    description: random.next() < 0.4 ? random.one(titles) : null,
  })),
}

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(partners)
  await settle(hub, world)
})
afterAll(() => hub.close())

const maybe = <T>(chance: number, value: () => T): T | null => (random.next() < chance ? value() : null)

function randomSearch(): CheckedSearch {
  const near = maybe(0.4, () => random.one(places))
  return {
    words: maybe(0.4, () => (random.next() < 0.3 ? [random.one(words), random.one(words)] : [random.one(words)])),
    categoryCode: maybe(0.3, () => random.one(['life', 'life.repairs', 'life.repairs.plumbing.taps', 'public'])),
    area: maybe(0.3, () => random.one(['x', 'x.g', 'x.g.one', 'x.h.one', 'x.gg.one'])),
    near,
    withinMeters: near && maybe(0.5, () => random.one([0, 450, 1_500])),
    free: maybe(0.2, () => random.next() < 0.5),
    maxFee: maybe(0.2, () => random.one([0, 9.99, 50])),
    language: maybe(0.2, () => random.one(['zh', 'yue'])),
    organizationId: maybe(0.1, () => random.one(world.organizations).id),
    kinds: maybe(0.1, () => [random.one([ProviderKind.ENTERPRISE, ProviderKind.HANDY_OUTLET])]),
    openAt: maybe(0.2, () => new Date(Date.parse('2026-11-22T20:00:00Z') + random.int(200) * 1_800_000)),
  }
}

/** At an instant, by the clock of Asia/Shanghai; a closed day is closed whatever the hours say. */
function isOpenAt({ openingHours, closures }: WorldService, at: Date): boolean {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const [day = '', time = ''] = local.toISOString().split('T')
  const weekday = ((local.getUTCDay() + 6) % 7) + 1
  const open = (hours: WorldService['openingHours'][number]) =>
    hours.weekday === weekday && hours.opens <= time.slice(0, 5) && time.slice(0, 5) < hours.closes
  return !closures.includes(day) && (openingHours.length === 0 || openingHours.some(open))
}

const covers = (above: string, code: string) => code === above || code.startsWith(`${above}.`)

/** 1 when all words are in the title, 3 when some are in the description only, null when some are nowhere. */
function levelOf(service: WorldService, asked: readonly string[]): number | null {
  const [title, all] = [service.title, `${service.title} ${service.description ?? ''}`]
  if (asked.every((word) => title.includes(word))) return 1
  return asked.every((word) => all.includes(word)) ? 3 : null
}

function fits(service: WorldService, search: CheckedSearch): boolean {
  const organization = world.organizations.find((one) => one.id === service.organizationId)
  if (service.status !== 'LISTED' || organization?.status !== 'VERIFIED') return false
  const {
    words: asked,
    categoryCode,
    area,
    near,
    withinMeters,
    free,
    maxFee,
    language,
    organizationId,
    kinds,
    openAt,
  } = search
  const reaches = (codes: readonly string[]) => area === null || codes.some((code) => covers(code, area))
  const away = near && service.location ? haversine(near, service.location) : null
  return (
    (asked === null || levelOf(service, asked) !== null) &&
    (categoryCode === null || service.categoryCodes.some((code) => covers(categoryCode, code))) &&
    reaches(service.serviceAreaCodes) &&
    reaches(organization.areaCodes) &&
    (withinMeters === null || (away !== null && away <= withinMeters)) &&
    (free === null || (service.fee.kind === 'FREE') === free) &&
    (maxFee === null || (service.fee.amount ?? 0) <= maxFee) &&
    (language === null || service.languages.includes(language)) &&
    (organizationId === null || service.organizationId === organizationId) &&
    (kinds === null || kinds.includes(ProviderKind.ENTERPRISE)) &&
    (openAt === null || isOpenAt(service, openAt))
  )
}

function expected(search: CheckedSearch): string[] {
  const key = (service: WorldService): number | string => {
    if (search.near) return service.location ? haversine(search.near, service.location) : Infinity
    return search.words ? (levelOf(service, search.words) ?? 0) : service.title
  }
  return world.services
    .filter((service) => fits(service, search))
    .map((service) => ({ id: service.id, key: key(service) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

async function found(search: CheckedSearch, first: number): Promise<string[]> {
  const store = new PgCatalogueStore('Asia/Shanghai')
  const ids: string[] = []
  for (let last: FoundService | undefined, more = true; more;) {
    const after = last ? [last.key, last.service.id] : null
    const rows = await hub.running.database.asSystem((caller) =>
      caller.read((tx) => store.search(tx, search, { first, after })),
    )
    const page = rows.slice(0, first)
    ids.push(...page.map(({ service }) => service.id))
    last = page.at(-1)
    more = rows.length > first
  }
  return ids
}

test('every search finds what a look at each service finds, in its order, however it is paged', async () => {
  let most = 0
  for (let n = 0; n < 150; n += 1) {
    const search = randomSearch()
    const all = expected(search)
    expect({ search, ids: await found(search, 40) }).toEqual({ search, ids: all })
    if (n % 10 === 0) expect(await found(search, 7)).toEqual(all)
    most = Math.max(most, all.length)
  }
  expect(most).toBeGreaterThan(100)
})

test('a page that is walked, that goes on where it was nearly full, or that is gathered after all is the same page', async () => {
  const admin = new Client({ connectionString: hub.adminUrl })
  await admin.connect()
  await admin.query(`set search_path = partners;
    create or replace function search_whole(met float8, condition text) returns float8 language sql as 'select 1.0::float8'`)
  for (const passed of [12, 24, 60]) {
    await admin.query(`
      create or replace function search_lookup(conditions text[], shares float8[], whole float8, out condition text, out fetched float8)
        language sql stable as $$ select array_to_string('{true}' || conditions, ' and '), ${passed} / search_cards() $$`)
    for (let n = 0; n < 20; n += 1) {
      const search = randomSearch()
      expect({ search, ids: await found(search, 7) }).toEqual({ search, ids: expected(search) })
    }
  }
  await admin.end()
})

import { v7 } from 'uuid'
import type { TestSubgraph } from '../../support'
import { getHsds } from './hsds-reader'
import { faults, withoutSchemas } from './hsds-schemas'
import { applied, home, joined, listed, openPartners, partnerOf, suspend, told, viewers } from './partners-story'

let hub: TestSubgraph
let organization: string
let service: string
beforeAll(async () => {
  hub = await openPartners()
  organization = await joined(hub, {
    name: 'Bright Pipes 明管',
    description: 'Plumbers since 1998',
    website: 'https://pipes.example/北京',
    email: 'office@pipes.example',
    phone: '+86 10 6600 1234',
    registrationNumber: '91110102MA0000001X',
    address: '1 Qianggen Street',
    location: { latitude: 39.9, longitude: 116.37 },
  })
  service = (await listed(hub, organization, everything)).id
  await listed(hub, organization, { title: 'Advice by telephone', categoryCodes: ['public'], fee: { kind: 'FREE' } })
  await listed(hub, organization, { title: 'Not yet', draft: true })
  await listed(hub, await applied(hub), { title: 'Of nobody verified' })
  const other = await joined(hub, { name: 'Key Corner', email: 'a@b', website: null })
  await listed(hub, other, {
    title: 'Keys 配钥匙',
    categoryCodes: ['life.keys'],
    location: { latitude: 39.91, longitude: 116.36 },
  })
})
afterAll(() => hub.close())

const everything = {
  title: 'Plumbing at home',
  description: 'Taps and drains',
  categoryCodes: ['life.repairs.plumbing', 'life.keys'],
  serviceAreaCodes: [home, 'x.g.two'],
  location: { latitude: 39.9, longitude: 116.37 },
  radiusMeters: 1500,
  fee: { kind: 'FROM', amount: 49.5, unit: 'visit' },
  languages: ['zh', 'en', 'Beijing dialect'],
  skills: ['plumbing'],
  eligibility: { minAgeYears: 6, maxAgeYears: 99, attributes: ['ELDERLY'], note: 'Bring the card.' },
  openingHours: [
    { weekday: 1, opens: '09:00', closes: '12:00' },
    { weekday: 1, opens: '13:30', closes: '24:00' },
    { weekday: 7, opens: '00:00', closes: '08:00' },
  ],
  capacity: 4,
}

const get = (address: string) => getHsds(hub, address)
const names = async (address: string): Promise<string[]> =>
  (await get(address)).contents
    .map((one: { name?: string; service?: { name: string } }) => one.name ?? one.service?.name)
    .sort()
const refused = (address: string) =>
  get(address).then(
    () => null,
    (error: { code: string }) => error.code,
  )

const suite = withoutSchemas === null ? describe : describe.skip
suite(`by the JSON Schemas of HSDS 3.0${withoutSchemas === null ? '' : ` (skipped: ${withoutSchemas})`}`, () => {
  test.each([
    ['services', 'service', 'service_list'],
    ['organizations', 'organization', 'organization_list'],
    ['service_at_locations', 'service_at_location', 'service_at_location_list'],
    ['taxonomies', 'taxonomy', 'taxonomy'],
    ['taxonomy_terms', 'taxonomy_term', 'taxonomy_term'],
  ])('every answer of /%s is valid', async (collection, one, item) => {
    const list = await get(`/hsds/${collection}`)
    expect(list.contents.length).toBeGreaterThan(0)
    for (const entry of list.contents) {
      expect(faults(item, entry)).toEqual([])
      expect(faults(one, await get(`/hsds/${collection}/${entry.id}`))).toEqual([])
    }
    for (const full of ['full=true', 'full=true&full_service=true'])
      for (const entry of (await get(`/hsds/${collection}?${full}`)).contents) expect(faults(one, entry)).toEqual([])
  })

  test('and the schemas do find fault', async () => {
    const good = await get(`/hsds/services/${service}`)
    expect(faults('service', { ...good, status: 'open' })).not.toEqual([])
    expect(faults('service', { ...good, id: 'seven' })).not.toEqual([])
  })
})

test('a service says all its terms in the words of HSDS', async () => {
  const published = await get(`/hsds/services/${service}`)
  expect(published).toMatchObject({
    id: service,
    organization_id: organization,
    name: 'Plumbing at home',
    description: 'Taps and drains',
    status: 'active',
    fees_description: 'From CNY 49.5 a visit',
    eligibility_description: 'Bring the card.',
    minimum_age: 6,
    maximum_age: 99,
    phones: [{ number: '+86 10 6600 1234' }],
    organization: {
      id: organization,
      name: 'Bright Pipes 明管',
      description: 'Plumbers since 1998',
      email: 'office@pipes.example',
      website: 'https://pipes.example/%E5%8C%97%E4%BA%AC',
      locations: [{ location_type: 'physical', latitude: 39.9, longitude: 116.37 }],
      organization_identifiers: [{ identifier: '91110102MA0000001X' }],
    },
    service_areas: [
      { extent: home, extent_type: 'text' },
      { extent: 'x.g.two', extent_type: 'text' },
      { extent: '1500', extent_type: 'radius' },
    ],
    service_at_locations: [{ service_id: service, location: { latitude: 39.9, longitude: 116.37 } }],
    languages: [{ name: 'Chinese', code: 'zh' }, { name: 'English', code: 'en' }, { name: 'Beijing dialect' }],
    cost_options: [{ option: 'FROM', currency: 'CNY', amount: 49.5, amount_description: 'visit' }],
  })
  expect(
    published.schedules.map((one: Record<string, unknown>) => [
      one['freq'],
      one['byday'],
      one['opens_at'],
      one['closes_at'],
    ]),
  ).toEqual([
    ['WEEKLY', 'MO', '09:00+08:00', '12:00+08:00'],
    ['WEEKLY', 'MO', '13:30+08:00', '24:00+08:00'],
    ['WEEKLY', 'SU', '00:00+08:00', '08:00+08:00'],
  ])
  expect(
    published.attributes.map(
      (one: { taxonomy_term?: { code: string }; value?: string }) => one.taxonomy_term?.code ?? one.value,
    ),
  ).toEqual(['life.repairs.plumbing', 'life.keys', '4', 'plumbing', 'ELDERLY'])
  expect(await get(`/hsds/services/${service}`)).toEqual(published)
})

test('only listed services of verified organisations are published, and a suspension hides them at once', async () => {
  expect(await names('/hsds/services')).toEqual(['Advice by telephone', 'Keys 配钥匙', 'Plumbing at home'])
  const doomed = await joined(hub, { name: 'Doomed' })
  const { id } = await listed(hub, doomed, { title: 'Soon gone', location: { latitude: 39.9, longitude: 116.4 } })
  const place = (await get(`/hsds/services/${id}`)).service_at_locations[0].id
  expect(await get(`/hsds/service_at_locations/${place}`)).toMatchObject({ id: place, service: { id } })
  await told(hub, viewers.district, suspend, { id: doomed })
  for (const path of [`services/${id}`, `service_at_locations/${place}`, `organizations/${doomed}`])
    expect(await refused(`/hsds/${path}`)).toBe('NOT_FOUND')
  expect(await names('/hsds/services')).toHaveLength(3)
  expect(await names('/hsds/organizations')).toEqual(['Bright Pipes 明管', 'Key Corner'])
})

test('lists come in pages that say where they stand', async () => {
  expect(await get('/hsds/services?page=2&per_page=2')).toMatchObject({
    total_items: 3,
    total_pages: 2,
    page_number: 2,
    size: 1,
    first_page: false,
    last_page: true,
    empty: false,
  })
  const pages = [await names('/hsds/services?per_page=2'), await names('/hsds/services?per_page=2&page=2')]
  expect(new Set(pages.flat()).size).toBe(3)
  expect(await get('/hsds/services?search=nothing-like-it')).toMatchObject({
    total_items: 0,
    size: 0,
    first_page: true,
    last_page: true,
    empty: true,
    contents: [],
  })
})

test('services are found by text, term, taxonomy, organisation and time of change', async () => {
  const terms = (await get('/hsds/taxonomy_terms?search=life.keys')).contents
  expect(terms).toMatchObject([{ code: 'life.keys' }])
  const { taxonomy_id: taxonomy, id: term } = terms[0]
  expect(await names('/hsds/services?search=PLUMB+bright')).toEqual(['Plumbing at home'])
  expect(await names('/hsds/services?search=%25')).toEqual([])
  expect(await names(`/hsds/services?taxonomy_term_id=${term}`)).toEqual(['Keys 配钥匙', 'Plumbing at home'])
  expect(await names(`/hsds/services?taxonomy_id=${taxonomy}`)).toHaveLength(3)
  expect(await names(`/hsds/services?taxonomy_id=${v7()}`)).toEqual([])
  expect(await names(`/hsds/services?taxonomy_term_id=${v7()}`)).toEqual([])
  expect(await names(`/hsds/services?organization_id=${organization}`)).toEqual([
    'Advice by telephone',
    'Plumbing at home',
  ])
  expect(await names(`/hsds/service_at_locations?taxonomy_term_id=${term}&full=true`)).toEqual([
    'Keys 配钥匙',
    'Plumbing at home',
  ])
  expect(await names(`/hsds/service_at_locations?organization_id=${organization}`)).toEqual(['Plumbing at home'])
})

test('a reader of changes gets what changed since, and nothing for what its referrals did', async () => {
  const { id, version } = await listed(hub, organization, { title: 'Changing' })
  const before = (await get(`/hsds/services/${id}`)).last_modified
  const revise = 'mutation ($input: ReviseServiceInput!) { reviseService(input: $input) { id } }'
  await told(hub, partnerOf(organization), revise, { input: { id, expectedVersion: version, title: 'Changed' } })
  const after = (await get(`/hsds/services/${id}`)).last_modified
  expect(Date.parse(after)).toBeGreaterThan(Date.parse(before))
  expect(await names(`/hsds/services?modified_after=${after}`)).toEqual(['Changed'])
  expect((await get(`/hsds/services?minimal=true&modified_after=${after}`)).contents).toEqual([
    { id, modified_date: after },
  ])
  await hub.running.database.pool.query('update partners.service set load = load + 1 where id = $1', [id])
  expect((await get(`/hsds/services/${id}`)).last_modified).toBe(after)
})

test('the categories are one taxonomy with parents', async () => {
  const { contents } = await get('/hsds/taxonomies')
  expect(contents).toEqual([await get(`/hsds/taxonomies/${contents[0].id}`)])
  const top = await get(`/hsds/taxonomy_terms?taxonomy_id=${contents[0].id}&top_only=true`)
  expect(top.contents.map(({ code }: { code: string }) => code)).toEqual(['life', 'public'])
  const below = await get(`/hsds/taxonomy_terms?parent_id=${top.contents[0].id}`)
  expect(below.contents.map(({ code }: { code: string }) => code)).toEqual(['life.keys', 'life.repairs'])
  expect(below.contents[0]).toEqual(await get(`/hsds/taxonomy_terms/${below.contents[0].id}`))
})

test('an organisation comes with its services, in full when asked', async () => {
  const simple = await get(`/hsds/organizations/${organization}`)
  expect(simple.services).toContainEqual({
    id: service,
    organization_id: organization,
    name: 'Plumbing at home',
    status: 'active',
  })
  const full = await get(`/hsds/organizations/${organization}?full_service=true`)
  expect(full.services).toContainEqual(await get(`/hsds/services/${service}`))
})

test('what cannot be answered is refused by name', async () => {
  for (const query of [
    'page=0',
    'per_page=501',
    'page=x',
    'format=ndjson',
    'full=maybe',
    'modified_after=soon',
    'taxonomy_term_id=7',
    'postcode=100053',
  ])
    expect([query, await refused(`/hsds/services?${query}`)]).toEqual([query, 'VALIDATION_FAILED'])
  for (const path of [
    'services/7',
    `services/${v7()}`,
    'organizations/x',
    `taxonomies/${v7()}`,
    'taxonomy_terms/x',
    'service_at_locations/x',
  ])
    expect([path, await refused(`/hsds/${path}`)]).toEqual([path, 'NOT_FOUND'])
  expect(await get('/hsds')).toMatchObject({ version: '3.0' })
})

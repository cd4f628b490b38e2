import type { TestSubgraph } from '../../support'
import { categoryMap, hsdsRow } from './hsds-rows'
import { home, joined, listed, openPartners, partnerOf, refusal, told, viewers } from './partners-story'

const large = 'x'.repeat(10_000_000)
const list = 'mutation ($input: ListServiceInput!) { listService(input: $input) { id } }'
const revise = 'mutation ($input: ReviseServiceInput!) { reviseService(input: $input) { id } }'
const apply = 'mutation ($input: ApplyAsPartnerInput!) { applyAsPartner(input: $input) { id } }'
const search = 'query ($search: ServiceSearch) { services(search: $search) { edges { node { id } } } }'
const importing = `mutation ($hsds: String!, $map: [CategoryMapInput!]) {
  importServices(hsds: $hsds, categoryMap: $map) { created failed { row message } } }`

let hub: TestSubgraph
let organization: string
beforeAll(async () => {
  hub = await openPartners()
  organization = await joined(hub)
})
afterAll(() => hub.close())

/** Everything that an input could have left behind. */
async function standing(): Promise<unknown> {
  const text = `select (select count(*)::int from organization) as organizations, (select count(*)::int from event) as events,
    (select json_agg(json_build_object('id', id, 'version', version, 'title', title) order by id) from service) as services`
  return (await hub.running.database.pool.query(text)).rows[0]
}

const service = {
  title: 'Plumbing',
  categoryCodes: ['life.repairs.plumbing'],
  serviceAreaCodes: [home],
  fee: { kind: 'FIXED', amount: 5 },
  capacity: 1,
}

test.each([
  [{ title: large }, 'input.title'],
  [{ description: large }, 'input.description'],
  [{ categoryCodes: [large] }, 'input.categoryCodes.0'],
  [{ serviceAreaCodes: [home, large] }, 'input.serviceAreaCodes.1'],
  [{ fee: { kind: 'FIXED', amount: 5, unit: large } }, 'input.fee.unit'],
  [{ languages: [large] }, 'input.languages.0'],
  [{ skills: ['pipes', large] }, 'input.skills.1'],
  [{ eligibility: { note: large } }, 'input.eligibility.note'],
  [{ eligibility: { attributes: [large] } }, 'input.eligibility.attributes.0'],
  [{ openingHours: [{ weekday: 1, opens: large, closes: '10:00' }] }, 'input.openingHours.0.opens'],
  [{ idempotencyKey: large }, 'input.idempotencyKey'],
])('10 MB in a service that is listed are refused at their place (%#), and nothing is listed', async (over, path) => {
  const before = await standing()
  const refused = await refusal(hub, partnerOf(organization), list, { input: { ...service, ...over } })
  expect([refused.code, refused.fields?.map((field) => field.path)]).toEqual(['VALIDATION_FAILED', [path]])
  expect(await standing()).toEqual(before)
})

test('10 MB in a revision are refused, and the service stays as it was', async () => {
  const { id } = await listed(hub, organization)
  const before = await standing()
  const input = { id, expectedVersion: 1, title: 'New', description: large }
  const { code, fields } = await refusal(hub, partnerOf(organization), revise, { input })
  expect([code, fields?.[0]?.path]).toEqual(['VALIDATION_FAILED', 'input.description'])
  expect(await standing()).toEqual(before)
})

test.each(['name', 'description', 'address', 'registrationNumber', 'phone'])(
  '10 MB of %s in an application are refused',
  async (field) => {
    const before = await standing()
    const input = { name: 'Newcomers', kind: 'ENTERPRISE', areaCodes: [home], [field]: large }
    const { code, fields } = await refusal(hub, viewers.anonymous, apply, { input })
    expect([code, fields?.[0]?.path]).toEqual(['VALIDATION_FAILED', `input.${field}`])
    expect(await standing()).toEqual(before)
  },
)

test.each(['text', 'categoryCode', 'area', 'language', 'organizationId'])(
  '10 MB of %s are not searched for',
  async (field) => {
    const { code, fields } = await refusal(hub, viewers.anonymous, search, { search: { [field]: large } })
    expect([code, fields?.[0]?.path]).toEqual(['VALIDATION_FAILED', `search.${field}`])
  },
)

test.each([
  ['that are no JSON', large],
  ['of brackets', '['.repeat(10_000_000)],
  ['of one JSON text', JSON.stringify(large)],
])('10 MB %s are imported as nothing', async (_, hsds) => {
  const before = await standing()
  const { code, fields } = await refusal(hub, partnerOf(organization), importing, { hsds, map: categoryMap })
  expect([code, fields?.[0]?.path]).toEqual(['VALIDATION_FAILED', 'hsds'])
  expect(await standing()).toEqual(before)
})

test.each([
  [{ name: large }, 'name'],
  [{ description: large }, 'description'],
  [{ id: large }, 'id'],
  [{ eligibility_description: large }, 'eligibility_description'],
  [{ languages: [{ name: large }] }, 'languages[0]'],
  [{ schedules: [{ byday: 'MO', opens_at: large, closes_at: '17:00' }] }, 'schedules[0].opens_at'],
  [{ service_areas: [{ extent: large }] }, 'service_areas[0].extent'],
  [{ attributes: [{ taxonomy_term: { code: large } }] }, 'attributes'],
])('10 MB in a row of an import are named at their place (%#), and the other row is in', async (over, path) => {
  const hsds = JSON.stringify([hsdsRow(over), hsdsRow()])
  const { importServices } = await told(hub, partnerOf(organization), importing, { hsds, map: categoryMap })
  expect(importServices).toMatchObject({ created: 1, failed: [{ row: 0 }] })
  expect(importServices.failed[0].message.slice(0, 60)).toContain(`[0].${path}`)
  // What is too large is named, not repeated.
  expect(importServices.failed[0].message.length).toBeLessThan(2_000)
})

import { demoOrganizations } from '../../../shared/demo'
import { partners } from '../../../subgraphs/partners/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { getHsds } from './hsds-reader'
import { apply, partnerOf, told, verify } from './partners-story'

const importing = `mutation ($hsds: String!) {
  report: importServices(hsds: $hsds) { created updated unchanged failed { row message } }
}`
const imported = async (hub: TestSubgraph, organization: string, exported: unknown) =>
  (await told(hub, partnerOf(organization), importing, { hsds: JSON.stringify(exported) })).report
const admin = { id: 'admin', role: 'HUB_ADMIN' } as const
// The most varied there are: with hours and without, free and not, for some and for all.
const organizations = demoOrganizations.filter((_, n) => n % 3 === 0).map(({ id }) => id)

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(partners, { seed: 'demo' })
})
afterAll(() => hub.close())

test('what is exported imports again unchanged, organisation by organisation', async () => {
  let services = 0
  for (const id of organizations) {
    const exported = await getHsds(hub, `/hsds/services?full=true&per_page=500&organization_id=${id}`)
    const report = await imported(hub, id, exported)
    expect(report).toEqual({ created: 0, updated: 0, unchanged: exported.total_items, failed: [] })
    services += report.unchanged
  }
  expect(services).toBeGreaterThan(30)
})

test('a single service, and one at its place, import as they are answered', async () => {
  const [first] = (await getHsds(hub, '/hsds/service_at_locations?per_page=1&full=true')).contents
  const service = await getHsds(hub, `/hsds/services/${first.service_id}`)
  expect(await imported(hub, service.organization_id, service)).toMatchObject({ unchanged: 1, failed: [] })
  const changed = [{ ...service, name: 'A new name' }]
  expect(await imported(hub, service.organization_id, changed)).toMatchObject({ updated: 1 })
  expect((await getHsds(hub, `/hsds/services/${service.id}`)).name).toBe('A new name')
})

test('another hub that imports them publishes the same', async () => {
  const other = await openTestSubgraph(partners, { seed: 'demo' })
  try {
    await other.running.database.pool.query('delete from partners.service_reach')
    await other.running.database.pool.query('delete from partners.service')
    const input = { name: 'Newcomer', kind: 'ENTERPRISE', areaCodes: ['xicheng'] }
    const { id } = (await told(other, {}, apply, { input })).applyAsPartner
    await told(other, admin, verify, { id, areas: ['xicheng'] })
    const here = (await getHsds(hub, '/hsds/services?full=true&per_page=500')).contents
    expect(await imported(other, id, here)).toEqual({ created: here.length, updated: 0, unchanged: 0, failed: [] })
    const there = (await getHsds(other, '/hsds/services?full=true&per_page=500')).contents
    expect(there.map(ofAnyOrganization)).toEqual(here.map(ofAnyOrganization))
  } finally {
    await other.close()
  }
})

/** A service without what is its organisation's and its hub's. */
function ofAnyOrganization(service: Record<string, unknown>): object {
  const { organization, organization_id, phones, last_modified, service_at_locations: places, ...own } = service
  const ownPlaces = (places as Record<string, Record<string, unknown>>[]).map(({ phones: _, location, ...place }) => {
    return { ...place, at: [location?.['latitude'], location?.['longitude']] }
  })
  return { ...own, places: ownPlaces, complete: [organization, organization_id, phones, last_modified].every(Boolean) }
}

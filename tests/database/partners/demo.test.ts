import { demoOrganizations } from '../../../shared/demo'
import { partners } from '../../../subgraphs/partners/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(partners, { seed: 'demo', now: '2026-11-21T08:00:00Z' })
})
afterAll(() => hub.close())

const count = async (kinds: string) => {
  const document = `{ organizations(area: "xicheng.g.qianggen", kind: [${kinds}]) { totalCount } }`
  return (await hub.as({}).query(document)).data.organizations.totalCount
}

test('the demo territory has the partners that its figures say', async () => {
  expect(await count('ENTERPRISE, SOCIAL_ORGANIZATION')).toBe(54)
  expect(await count('HANDY_OUTLET')).toBe(22)
  expect(await count('JURISDICTION_UNIT')).toBe(11)
  expect(await count('GOVERNMENT_DEPARTMENT')).toBe(8)
})

test('each of them lists one to four services that reach Qianggen', async () => {
  const document = `{ organizations(first: 100) { edges { node { id name services { totalCount edges { node { title } } } } } } }`
  const { data } = await hub.as({}).query(document)
  expect(data.organizations.edges).toHaveLength(demoOrganizations.length)
  for (const { node } of data.organizations.edges) {
    expect(node.services.totalCount).toBeGreaterThanOrEqual(1)
    expect(node.services.totalCount).toBeLessThanOrEqual(4)
  }
})

import type { TestSubgraph } from '../../support'
import { ask, ids, openCases, viewers } from './territory'

let subgraph: TestSubgraph
let caseId: string
beforeAll(async () => {
  subgraph = await openCases()
  const { openCase } = await ask<{ openCase: { id: string } }>(
    subgraph,
    viewers.worker,
    'mutation { openCase(input: { channel: WINDOW, communityCode: "x.g.qianggen", summary: "Tap", categoryCode: "life" }) { id } }',
  )
  caseId = openCase.id
})
afterAll(() => subgraph.close())

describe('a batch of references', () => {
  const references = (type: string, keys: object[]) => keys.map((key) => ({ __typename: type, ...key }))
  it.each<[string, () => object[], string, string]>([
    ['Case', () => [{ id: caseId }, { id: ids.absent }, { id: 'nonsense' }], 'number', 'casesByIds'],
    ['Referral', () => [{ id: ids.station }, { id: ids.absent }], 'status', 'referralsByIds'],
    ['Category', () => [{ code: 'life' }, { code: 'public' }, { code: 'none' }], 'name', 'categoriesByCodes'],
    ['ServiceItem', () => [{ code: 'tap' }, { code: 'now' }], 'title', 'serviceItemsByCodes'],
    [
      'Resident',
      () => [{ id: ids.resident }, { id: ids.otherResident }],
      'cases { edges { node { id } } }',
      'casesOfResidents',
    ],
    ['StaffMember', () => [{ id: ids.worker }, { id: ids.master }], 'caseload', 'caseloads'],
    ['Proposal', () => [{ id: ids.absent }, { id: ids.worker }], 'case { id }', 'casesByProposals'],
    ['Visit', () => [{ id: ids.absent }, { id: ids.worker }], 'case { id }', 'casesByVisits'],
    ['Appointment', () => [{ id: ids.absent }, { id: ids.worker }], 'case { id }', 'casesByAppointments'],
    [
      'Organization',
      () => [{ id: ids.enterprise }, { id: ids.otherEnterprise }],
      'trackRecord { offered }',
      'trackRecords',
    ],
    [
      'VolunteerGroup',
      () => [{ id: ids.group }, { id: ids.absent }],
      'referrals { edges { node { id } } }',
      'referralsOfProviders',
    ],
  ])('of %s is one statement', async (type, keys, field, statement) => {
    subgraph.statements.length = 0
    const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${field} } } }`
    const { data, errors } = await subgraph.as(viewers.worker).query(query, { of: references(type, keys()) })
    expect(errors).toBeUndefined()
    expect(data._entities).toHaveLength(keys().length)
    const sent = subgraph.statements.filter((name) => !/^(begin|viewer|set|start|commit)/i.test(name))
    expect(sent).toEqual([expect.stringContaining(statement)])
  })
})

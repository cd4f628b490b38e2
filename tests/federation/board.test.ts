import { demoCommunityCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { statementsOf } from '../support/scenario.subgraphs'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

const board = `query Board($first: Int!, $area: ID!) { cases(filter: { area: $area }, first: $first) { edges { node {
  id number status summary urgency dueAt overdue version category { code name }
  community { code name } assignee { id name post }
  serviceMatches(first: 3) { score title provider { id name } reasons { code weight value } }
  volunteerMatches(first: 3) { score title availableMembers provider { id name } }
  referrals { id status respondBy provider { id ... on Organization { name } ... on VolunteerGroup { name } } } } } } }`

interface Card {
  readonly community: { readonly name: string }
  readonly serviceMatches: readonly object[]
  readonly volunteerMatches: readonly object[]
  readonly referrals: readonly { readonly provider: { readonly name: string } | null }[]
}

async function cards(first: number): Promise<readonly Card[]> {
  const variables = { first, area: demoCommunityCode }
  const { cases } = await told<{ cases: { edges: readonly { readonly node: Card }[] } }>(
    hub,
    'worker',
    board,
    variables,
  )
  return cases.edges.map((edge) => edge.node)
}

test('a board of 20 cases shows each with community, matches of both kinds and referrals', async () => {
  const all = await cards(20)
  expect(all).toHaveLength(20)
  for (const card of all) {
    expect(card.community.name).toMatch(/Qianggen/)
    expect(card.serviceMatches.length).toBeLessThanOrEqual(3)
    for (const referral of card.referrals) expect(referral.provider?.name).toEqual(expect.any(String))
  }
  expect(all.some((card) => card.serviceMatches.length === 3)).toBe(true)
  expect(all.some((card) => card.volunteerMatches.length > 0)).toBe(true)
})

test('a board makes at most one statement for each subgraph fetch and entity type', async () => {
  const made = await statementsOf(hub, () => cards(20))
  expect(made.filter((statement, index) => made.indexOf(statement) !== index)).toEqual([])
  expect(made.length).toBeLessThanOrEqual(12)
})

test('a board of 100 cases makes no more statements than one of 20', async () => {
  expect([...(await statementsOf(hub, () => cards(100)))].sort()).toEqual(
    [...(await statementsOf(hub, () => cards(20)))].sort(),
  )
})

test('with candidates too, each match source is asked once for the whole board', async () => {
  const document = `query Candidates($area: ID!) { cases(filter: { area: $area }, first: 20) { edges { node { id
    candidates(first: 3) { missingSources items { source title score } } } } } }`
  const made = await statementsOf(hub, () => told(hub, 'worker', document, { area: demoCommunityCode }))
  const repeated = made.filter((statement, index) => made.indexOf(statement) !== index)
  expect(repeated.filter((statement) => /partners|volunteers/.test(statement))).toEqual([])
})

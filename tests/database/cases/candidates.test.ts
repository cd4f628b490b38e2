import type { MatchSource } from '../../../shared/hub'
import type { TestSubgraph } from '../../support'
import { ask, fakeHub, ids, openCases, viewers } from './territory'

const source = (field: string, more: Partial<MatchSource> = {}): MatchSource => {
  return { field, subgraph: field, takesFirst: true, pluggedIn: false, ownerId: null, ...more }
}
const match = (providerId: string, score: number, more: object = {}) => ({
  provider: { id: providerId, name: `Provider ${providerId.slice(-2)}`, kind: 'ENTERPRISE' },
  ...{ title: 'Repairs', offerId: null, score, distanceMeters: null, fee: null, ...more },
  reasons: [{ code: 'OTHER', weight: 1, value: score, text: 'because' }],
})
const answering = (field: string, matches: object[]) => (caseIds: readonly string[]) => ({
  data: { casesById: caseIds.map((id) => ({ id, [field]: matches })) },
})
const forever = new Promise<never>(() => undefined)
const plugged = { pluggedIn: true, ownerId: ids.enterprise }

const hub = fakeHub([
  {
    ...source('serviceMatches'),
    answer: answering('serviceMatches', [
      match(ids.otherEnterprise, 0.6, { offerId: ids.absent }),
      match(ids.enterprise, 0.5),
    ]),
  },
  {
    ...source('volunteerMatches'),
    answer: answering('volunteerMatches', [match(ids.group, 0.6, { distanceMeters: 100 })]),
  },
  {
    ...source('mealOffers', plugged),
    answer: answering('mealOffers', [match(ids.enterprise, 7), match(ids.otherEnterprise, 1)]),
  },
  { ...source('slowOffers', plugged), answer: () => forever },
  { ...source('brokenOffers', plugged), answer: () => ({ data: null, errors: [{ message: 'down' }] }) },
])

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await openCases(hub)
})
afterAll(() => subgraph.close())

async function open(): Promise<string> {
  const { openCase } = await ask<{ openCase: { id: string } }>(
    subgraph,
    viewers.worker,
    'mutation { openCase(input: { channel: WINDOW, communityCode: "x.g.qianggen", summary: "Tap", categoryCode: "life" }) { id } }',
  )
  return openCase.id
}

describe('candidates', () => {
  it('are one list of all sources, best first, that names who did not answer in time', async () => {
    const id = await open()
    const { case: the } = await ask<{ case: { candidates: { items: object[]; missingSources: string[] } } }>(
      subgraph,
      viewers.worker,
      `{ case(id: "${id}") { candidates { items { source providerId score } missingSources } } }`,
    )
    expect(the.candidates).toEqual({
      items: [
        // 0.5 × clamp(7) + 0.5 × (3.5 − 1) / 4; the other offer is not the plug-in owner's and is dropped.
        { source: 'mealOffers', providerId: ids.enterprise, score: 0.8125 },
        { source: 'volunteerMatches', providerId: ids.group, score: 0.6 },
        { source: 'serviceMatches', providerId: ids.otherEnterprise, score: 0.6 },
        { source: 'serviceMatches', providerId: ids.enterprise, score: 0.5 },
      ],
      missingSources: ['slowOffers', 'brokenOffers'],
    })
  })

  it('of a whole board ask each source once', async () => {
    await Promise.all([open(), open(), open()])
    hub.asked.length = 0
    const { cases: board } = await ask<{ cases: { edges: { node: { candidates: { items: object[] } } }[] } }>(
      subgraph,
      viewers.worker,
      '{ cases { edges { node { candidates(first: 2) { items { title } } } } } }',
    )
    expect(hub.asked.sort()).toEqual(['brokenOffers', 'mealOffers', 'serviceMatches', 'slowOffers', 'volunteerMatches'])
    expect(board.edges.map(({ node }) => node.candidates.items.length)).toEqual(board.edges.map(() => 2))
  })

  it('are shown to the station and officers above it, and to nobody else', async () => {
    const id = await open()
    const seen = async (viewer: object) => {
      const answer = await subgraph.as(viewer).query(`{ case(id: "${id}") { candidates { items { title } } } }`)
      return Boolean(answer.data?.case?.candidates)
    }
    expect([await seen(viewers.worker), await seen(viewers.subdistrict)]).toEqual([true, true])
    expect([await seen(viewers.foreignWorker), await seen(viewers.admin)]).toEqual([false, false])
  })
})

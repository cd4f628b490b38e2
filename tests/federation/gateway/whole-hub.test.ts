import { openTestHub, type TestHub } from '../../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

const board = `query Board {
  cases(first: 20) {
    edges {
      node {
        id
        community { name }
        assignee { name }
        serviceMatches(first: 3) { score title provider { name } }
        volunteerMatches(first: 3) { score title provider { name } }
        referrals { id provider { name } }
      }
    }
  }
}`

describe('the hub over all four subgraphs', () => {
  test('answers a board of cases with no statement twice', async () => {
    hub.statements.length = 0
    const { data, errors } = await hub.as('worker').query(board)
    expect(errors).toBeUndefined()
    expect(data.cases.edges.length).toBeGreaterThan(10)
    expect(data.cases.edges[0].node.community.name).toBeTruthy()
    const names = hub.statements.map(({ subgraph, name }) => `${subgraph}.${name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  test('answers the same over HTTP with a token', async () => {
    const inside = await hub.as('worker').query(board)
    const outside = await hub.as('worker').post(board)
    expect(outside).toEqual({ status: 200, ...inside })
  })

  test('shows an anonymous visitor the public catalogue, and no case', async () => {
    const { data } = await hub.as('anonymous').query('{ categories { code } cases(first: 1) { totalCount } }')
    expect(data?.cases?.totalCount ?? 0).toBe(0)
    const catalogue = await hub.as('anonymous').post('{ categories { code } areas { code } }')
    expect(catalogue.data.categories.length).toBeGreaterThan(0)
  })

  test('knows its own two match sources', () => {
    expect(hub.hub.client.matchSources()).toEqual([
      { field: 'serviceMatches', subgraph: 'partners', takesFirst: true, pluggedIn: false, ownerId: null },
      { field: 'volunteerMatches', subgraph: 'volunteers', takesFirst: true, pluggedIn: false, ownerId: null },
    ])
  })
})

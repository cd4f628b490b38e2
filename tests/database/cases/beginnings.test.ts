import type { TestSubgraph } from '../../support'
import { ask, openCases, viewers } from './territory'

let subgraph: TestSubgraph
const numbers = [...Array(14).keys()].map((n) => `zeta${String(n + 1).padStart(2, '0')}`)
/** Two words of one case begin alike. */
const summaries = [...numbers.slice(0, 13), 'zeta14 zeta01']
beforeAll(async () => {
  subgraph = await openCases()
  for (const summary of summaries) {
    const input = `channel: WINDOW, communityCode: "x.g.qianggen", summary: "${summary}", categoryCode: "public"`
    await ask(subgraph, viewers.worker, `mutation { openCase(input: { ${input} }) { id } }`)
    subgraph.clock.pass({ minutes: 10 })
  }
})
afterAll(() => subgraph.close())

interface Page {
  readonly totalCount: number
  readonly edges: { readonly node: { readonly summary: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

async function paged(search: string, order: string): Promise<{ found: string[]; total: number }> {
  const found: string[] = []
  for (let after = ''; ;) {
    const { cases: page } = await ask<{ cases: Page }>(
      subgraph,
      viewers.worker,
      `{ cases(filter: { search: "${search}" }, orderBy: ${order}, first: 4 ${after}) {
        totalCount edges { node { summary } } pageInfo { hasNextPage endCursor } } }`,
    )
    found.push(...page.edges.map(({ node }) => node.summary))
    if (!page.pageInfo.hasNextPage) return { found, total: page.totalCount }
    after = `, after: "${page.pageInfo.endCursor}"`
  }
}

describe('cases whose words begin with what is looked for', () => {
  it.each([
    ['few words begin so', 'zeta0', summaries.filter((summary) => summary.includes('zeta0'))],
    ['more words begin so than are looked for one by one', 'zeta', summaries],
    ['only one does', 'zeta13', ['zeta13']],
    ['none does', 'zeta15', []],
  ])('are found once each, page by page, in either order, when %s', async (_how, search, expected) => {
    expect(await paged(search, 'DUE_FIRST')).toEqual({ found: expected, total: expected.length })
    expect(await paged(search, 'NEWEST_FIRST')).toEqual({ found: expected.toReversed(), total: expected.length })
  })
})

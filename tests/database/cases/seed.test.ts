import { openTestSubgraph, type TestSubgraph } from '../../support'
import { cases } from '../../../subgraphs/cases/subgraph'
import { demoPersons } from '../../../shared/demo'
import { ask, fakeHub } from './territory'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await openTestSubgraph(cases, { hub: fakeHub(), seed: 'demo' })
})
afterAll(() => subgraph.close())

const { sub, area } = demoPersons.worker
const worker = { id: sub, role: 'STATION_WORKER', area } as const

describe('the demo territory', () => {
  it('has 149 affairs: 8 of the party line, 116 of the government line, 25 handy services', async () => {
    const { serviceItems } = await ask<{
      serviceItems: { code: string; handling: string; category: { line: string } }[]
    }>(subgraph, {}, '{ serviceItems { code handling category { line } } }')
    const count = (line: string, handling: string) =>
      serviceItems.filter((item) => item.category.line === line && item.handling === handling).length
    expect(serviceItems).toHaveLength(149)
    expect([count('PARTY_MASSES', 'IMMEDIATE'), count('LIFE', 'TRANSFER')]).toEqual([8, 25])
    expect([count('GOVERNMENT', 'IMMEDIATE'), count('GOVERNMENT', 'DOCUMENTS')]).toEqual([48, 68])
  })

  it('has 356 cases that are over and a dozen that are open, two of them overdue', async () => {
    const answer = await ask<Record<string, { totalCount: number }>>(
      subgraph,
      worker,
      `{ over: cases(filter: { status: [CLOSED, REDIRECTED, WITHDRAWN] }) { totalCount }
         open: cases(filter: { status: [RECEIVED, ACCEPTED, ASSESSED, PLANNED, IN_PROGRESS, COORDINATING] }) { totalCount }
         late: cases(filter: { overdue: true }) { totalCount } }`,
    )
    expect(answer['over']?.totalCount).toBe(356)
    expect(answer['open']?.totalCount).toBe(12)
    expect(answer['late']?.totalCount).toBeGreaterThanOrEqual(2)
  })

  it('opens new cases after the numbers that it has used', async () => {
    const { openCase } = await ask<{ openCase: { number: string } }>(
      subgraph,
      worker,
      'mutation { openCase(input: { channel: WINDOW, communityCode: "xicheng.g.qianggen", summary: "New", categoryCode: "life" }) { number } }',
    )
    expect(openCase.number).toMatch(/^QG-2026-000\d{3}$/)
    expect(Number(openCase.number.slice(-6))).toBeGreaterThan(300)
  })

  it('keeps a timeline without gaps for every case', async () => {
    const { cases: list } = await ask<{
      cases: { edges: { node: { version: number; timeline: { edges: { node: { sequence: number } }[] } } }[] }
    }>(
      subgraph,
      worker,
      '{ cases(first: 100) { edges { node { version timeline { edges { node { sequence } } } } } } }',
    )
    for (const { node } of list.edges)
      expect(node.timeline.edges.map((edge) => edge.node.sequence)).toEqual(
        Array.from({ length: node.version }, (_, n) => n + 1),
      )
  })
})

import { serverAudits } from 'graphql-http'
import { openEdge, type Edge } from '../../federation/gateway/edge/edge.fixture'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge()
})
afterAll(() => edge.close())

/** A GET without this header could be of another site's making, and is refused. */
const fromNoForm: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('apollo-require-preflight', '1')
  return fetch(input, { ...init, headers })
}

const audits = serverAudits({ url: () => `${edge.url}/graphql`, fetchFn: fromNoForm })

test('the audit is the whole one', () => {
  expect(audits).toHaveLength(61)
})

describe('the endpoint', () => {
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn()
    const reason = 'reason' in result ? result.reason : ''
    expect([result.status, reason]).toEqual(['ok', ''])
  })
})

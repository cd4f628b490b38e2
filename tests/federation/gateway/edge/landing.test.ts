import { openEdge, type Edge } from './edge.fixture'

let edge: Edge
afterEach(() => edge.close())

/** Everything that a browser would load by itself. */
const loads = /<(?:script|img|iframe|link)[^>]*\s(?:src|href)=["']?(?!data:)[^"'>\s]+/g

test('the front page is GraphiQL, which loads nothing and may speak to this server alone', async () => {
  edge = await openEdge()
  const answer = await fetch(edge.url)
  const page = await answer.text()
  expect(page).toContain('"endpoint":"/graphql"')
  expect(page).toContain('"subscriptionsEndpoint":"/graphql/stream"')
  // Of the page itself; its scripts hold markup as text.
  expect(page.replace(/<script>[^]*<\/script>/, '').match(loads)).toBeNull()
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).not.toMatch(/https?:|\*/)
})

test('in production it is a plain page', async () => {
  edge = await openEdge(() => ({ production: true }))
  const page = await (await fetch(edge.url)).text()
  expect(page).toContain('/graphql')
  expect(page).not.toContain('<script')
  expect(page).not.toContain('npm run')
})

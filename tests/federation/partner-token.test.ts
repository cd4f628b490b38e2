import { demoGroups, demoOrganizations } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  await hub.url()
})
afterAll(() => hub.close())

interface Pair {
  readonly clientId: string
  readonly clientSecret: string
  readonly tokenUrl: string
}

const issue = 'mutation ($id: ID!) { issueCredential(holderId: $id) { clientId clientSecret tokenUrl } }'
const organization = demoOrganizations[0]?.id ?? ''
const group = demoGroups[0]?.id ?? ''

async function issued(id: string): Promise<Pair> {
  const { data, errors } = await hub.as('admin').query(issue, { id })
  expect(errors).toBeUndefined()
  return data.issueCredential as Pair
}

function ask({ tokenUrl }: Pair, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form), headers })
}

const grant = { grant_type: 'client_credentials' }
const inBody = (pair: Pair) => ({ ...grant, client_id: pair.clientId, client_secret: pair.clientSecret })

async function me(token: string): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${await hub.url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: 'query ($id: ID!) { organization(id: $id) { webhooks { id } } }',
      variables: { id: organization },
    }),
  })
  return { status: response.status, answer: await response.json() }
}

test('a partner’s system exchanges its pair for a token and is the partner from then on', async () => {
  const pair = await issued(organization)
  const basic = `Basic ${Buffer.from(`${pair.clientId}:${pair.clientSecret}`).toString('base64')}`
  for (const response of [await ask(pair, inBody(pair)), await ask(pair, grant, { authorization: basic })]) {
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const answer = (await response.json()) as Record<string, unknown>
    expect(Object.keys(answer).sort()).toEqual(['access_token', 'expires_in', 'token_type'])
    expect(answer['token_type']).toBe('Bearer')
    const { status, answer: own } = await me(String(answer['access_token']))
    expect({ status, own }).toEqual({ status: 200, own: { data: { organization: { webhooks: [] } } } })
  }
})

test('a volunteer group’s system comes in as its coordinator', async () => {
  const pair = await issued(group)
  const response = await ask(pair, inBody(pair))
  const { access_token: token } = (await response.json()) as { access_token: string }
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object
  expect(claims).toMatchObject({ sub: pair.clientId, role: 'VOLUNTEER_COORDINATOR', org: group, iss: 'station-hub' })
  expect(claims).not.toHaveProperty('dev')
})

test('what is wrong is told in the words of OAuth', async () => {
  const pair = await issued(organization)
  const basic = `Basic ${Buffer.from(`${pair.clientId}:wrong`).toString('base64')}`
  const cases: [Promise<Response>, number, string][] = [
    [ask(pair, { ...inBody(pair), client_secret: 'wrong' }), 400, 'invalid_client'],
    [ask(pair, grant, { authorization: basic }), 401, 'invalid_client'],
    [ask(pair, { ...inBody(pair), client_id: 'nobody' }), 400, 'invalid_client'],
    [ask(pair, { ...inBody(pair), grant_type: 'password' }), 400, 'unauthorized_client'],
    [ask(pair, { ...inBody(pair), grant_type: 'x' }), 400, 'unsupported_grant_type'],
    [ask(pair, { client_id: pair.clientId, client_secret: pair.clientSecret }), 400, 'invalid_request'],
    [fetch(pair.tokenUrl, { method: 'POST', body: '{}' }), 400, 'invalid_request'],
    [fetch(pair.tokenUrl, { method: 'POST' }), 400, 'invalid_request'],
  ]
  for (const [asked, status, error] of cases) {
    const response = await asked
    const answer = (await response.json()) as { error: string }
    expect({ status: response.status, error: answer.error }).toEqual({ status, error })
  }
})

test('an earlier pair works beside the new one for a day, and then no more', async () => {
  const [first, second] = [await issued(organization), await issued(organization)]
  const statuses = async () => [(await ask(first, inBody(first))).status, (await ask(second, inBody(second))).status]
  expect(await statuses()).toEqual([200, 200])
  hub.clock.pass({ hours: 23, minutes: 59 })
  expect(await statuses()).toEqual([200, 200])
  hub.clock.pass({ minutes: 2 })
  expect(await statuses()).toEqual([400, 200])
})

test('who has left is let in no more', async () => {
  const id = demoOrganizations[1]?.id ?? ''
  const pair = await issued(id)
  const partner = hub.as({ id: 'their director', role: 'PARTNER', organizationId: id })
  await partner.query('mutation ($id: ID!) { leaveHub(id: $id) { status } }', { id })
  expect((await ask(pair, inBody(pair))).status).toBe(400)
})

import { demoResidentId } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { ask, told } from '../support/scenario'
import { answerAs, CaseStory } from '../support/scenario.case'
import { partnerOf } from '../support/scenario.viewers'

const resident = demoResidentId(1)
const personal = `query Personal($id: ID!) { resident(id: $id) {
  id preferredName fullName phone address location { latitude } birthDate languages attributes idNumber } }`

let hub: TestHub
let organization: string
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  const list = 'query One { organizations(kind: [ENTERPRISE], first: 1) { edges { node { id } } } }'
  type List = { organizations: { edges: { node: { id: string } }[] } }
  organization = (await told<List>(hub, 'anonymous', list)).organizations.edges[0]?.node.id ?? ''
  const story = await (await CaseStory.open(hub, 'worker', { residentId: resident })).underWay()
  const referral = await story.refer(organization)
  await answerAs(hub, partnerOf(organization), referral.id)
  await hub.drain()
})
afterAll(() => hub.close())

type Person = Readonly<Record<string, unknown>> | null

async function read(): Promise<{ person: Person; refused: readonly string[] }> {
  const answer = await ask<{ resident: Person }>(hub, partnerOf(organization), personal, { id: resident })
  const codes = new Set(answer.refusals.map((refusal) => refusal.code))
  if (answer.data?.resident) expect([...codes]).toEqual(codes.size === 0 ? [] : ['CONSENT_REQUIRED'])
  return {
    person: answer.data?.resident ?? null,
    refused: answer.refusals.map((refusal) => refusal.path.split('.')[1] ?? '').sort(),
  }
}

async function grant(scopes: readonly string[]): Promise<string> {
  const document = `mutation Grant($input: GrantConsentInput!) {
    grantConsent(input: $input) { id active scopes granteeId } }`
  const input = { residentId: resident, granteeId: organization, scopes, purpose: 'To repair the tap.' }
  const { grantConsent } = await told<{ grantConsent: { id: string } }>(hub, 'resident', document, { input })
  expect(grantConsent).toMatchObject({ active: true, scopes, granteeId: organization })
  return grantConsent.id
}

async function withdraw(id: string): Promise<void> {
  const document = 'mutation Withdraw($id: ID!) { withdrawConsent(id: $id) { active withdrawnAt } }'
  const answer = await told(hub, 'resident', document, { id })
  expect(answer).toEqual({ withdrawConsent: { active: false, withdrawnAt: expect.any(String) } })
}

test('without consent a partner that helps somebody reads none of their personal fields', async () => {
  const { person, refused } = await read()
  for (const field of ['fullName', 'phone', 'address', 'location', 'birthDate', 'languages', 'attributes'])
    expect(person?.[field] ?? null).toBeNull()
  if (person)
    expect(refused).toEqual(expect.arrayContaining(['address', 'attributes', 'birthDate', 'fullName', 'phone']))
})

test.each([
  ['IDENTITY', ['fullName']],
  ['CONTACT', ['phone']],
  ['ADDRESS', ['address', 'location']],
  ['PROFILE', ['birthDate', 'languages', 'attributes']],
])('consent to %s opens exactly %j, and withdrawing it ends the very next read', async (scope, fields) => {
  const consent = await grant([scope])
  const { person, refused } = await read()
  expect(person?.['preferredName']).toEqual(expect.any(String))
  for (const field of fields) expect(person?.[field]).not.toBeNull()
  const all = ['address', 'attributes', 'birthDate', 'fullName', 'idNumber', 'languages', 'location', 'phone']
  const closed = all.filter((field) => !fields.includes(field))
  expect(refused).toEqual(closed)
  for (const field of closed) expect(person?.[field]).toBeNull()
  await withdraw(consent)
  const next = await read()
  for (const field of fields) {
    expect(next.person?.[field] ?? null).toBeNull()
    if (next.person) expect(next.refused).toContain(field)
  }
})

test('a consent that has run out opens nothing', async () => {
  const document = 'mutation Grant($input: GrantConsentInput!) { grantConsent(input: $input) { id } }'
  const expiresAt = new Date(hub.clock.now().getTime() + 3_600_000)
  const input = { residentId: resident, granteeId: organization, scopes: ['CONTACT'], purpose: 'A call.', expiresAt }
  await told(hub, 'resident', document, { input: { ...input, expiresAt: expiresAt.toISOString() } })
  expect((await read()).person?.['phone']).toEqual(expect.any(String))
  hub.clock.set(new Date(expiresAt.getTime() + 1000))
  expect((await read()).person?.['phone'] ?? null).toBeNull()
})

test('the resident can read who saw what, by which operation', async () => {
  const consent = await grant(['CONTACT'])
  const phone = 'query CallThem($id: ID!) { resident(id: $id) { phone } }'
  await told(hub, partnerOf(organization), phone, { id: resident })
  await withdraw(consent)
  await hub.drain()
  const log = `query Log($id: ID!) { resident(id: $id) { accessLog(first: 5) {
    edges { node { actorOrganizationId scopes operation } } } } }`
  type Log = { resident: { accessLog: { edges: { node: object }[] } } }
  const entries = (await told<Log>(hub, 'resident', log, { id: resident })).resident.accessLog.edges
  expect(entries.map(({ node }) => node)).toContainEqual({
    actorOrganizationId: organization,
    scopes: ['CONTACT'],
    operation: 'CallThem',
  })
})

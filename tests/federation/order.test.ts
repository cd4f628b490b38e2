import { demoCommunityCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { fieldsOf, refused, told } from '../support/scenario'
import { answerAs, CaseStory, checkInAs } from '../support/scenario.case'
import { partnerOf } from '../support/scenario.viewers'

let hub: TestHub
let organizationId: string
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  const some = 'query Some { organizations(kind: [ENTERPRISE], first: 1) { edges { node { id } } } }'
  type List = { organizations: { edges: { node: { id: string } }[] } }
  organizationId = (await told<List>(hub, 'anonymous', some)).organizations.edges[0]?.node.id ?? ''
})
afterAll(() => hub.close())

const versioned = ['acceptCase', 'startCase', 'closeCase'] as const

test.each(versioned)('%s on a stale version answers CONFLICT with the version that stands', async (step) => {
  const story = await (await CaseStory.open(hub, 'worker')).accept()
  const document = `mutation Step($id: ID!, $version: Int!) { ${step}(id: $id, expectedVersion: $version) { id } }`
  const stale = await refused(hub, 'worker', document, { id: story.id, version: story.state.version - 1 })
  expect(stale).toMatchObject({ code: 'CONFLICT', extensions: { currentVersion: story.state.version } })
  const early = await refused(hub, 'worker', document, { id: story.id, version: story.state.version + 1 })
  expect(early.code).toBe('CONFLICT')
  expect((await story.refresh()).state.status).toBe('ACCEPTED')
})

test('of two workers who accept the same case at once, one is told CONFLICT', async () => {
  const story = await CaseStory.open(hub, 'worker')
  const document = `mutation Accept($id: ID!, $version: Int!) { acceptCase(id: $id, expectedVersion: $version) { id } }`
  const variables = { id: story.id, version: story.state.version }
  const answers = await Promise.all(
    ['worker', 'stationmaster'].map((who) => hub.as(who as 'worker').query(document, variables)),
  )
  const codes = answers.map((answer) => answer.errors?.[0]?.extensions?.['code'])
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1)
})

test.each([
  ['startCase(id: $id, expectedVersion: $version)', ['ACCEPTED']],
  ['closeCase(id: $id, expectedVersion: $version)', ['ACCEPTED']],
  ['resolveCase(id: $id, expectedVersion: $version, outcome: "Done.")', ['ACCEPTED']],
])('%s out of order answers ILLEGAL_TRANSITION with where the case stands', async (call, allowed) => {
  const story = await CaseStory.open(hub, 'worker')
  const document = `mutation Step($id: ID!, $version: Int!) { ${call} { id } }`
  const refusal = await refused(hub, 'worker', document, { id: story.id, version: story.state.version })
  expect(refusal).toMatchObject({ code: 'ILLEGAL_TRANSITION', extensions: { from: 'RECEIVED' } })
  expect(refusal.extensions['allowed']).toEqual(expect.arrayContaining(allowed))
  expect((await story.refresh()).state).toMatchObject({ status: 'RECEIVED', version: story.state.version })
})

test('a case that takes time cannot go the short way', async () => {
  const story = await (await CaseStory.open(hub, 'worker')).accept()
  const document = `mutation Step($id: ID!, $version: Int!) {
    resolveCase(id: $id, expectedVersion: $version, outcome: "Done.") { id } }`
  const refusal = await refused(hub, 'worker', document, { id: story.id, version: story.state.version })
  expect(refusal).toMatchObject({ code: 'ILLEGAL_TRANSITION', extensions: { from: 'ACCEPTED' } })
  expect(refusal.extensions['allowed']).toContain('ASSESSED')
})

test('a referral goes its way step by step, and never back', async () => {
  const story = await (await CaseStory.open(hub, 'worker')).underWay()
  const { id } = await story.refer(organizationId)
  const partner = partnerOf(organizationId)
  const checkIn = 'mutation CheckIn($id: ID!) { checkInReferral(id: $id) { id } }'
  expect(await refused(hub, partner, checkIn, { id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    extensions: { from: 'OFFERED', allowed: expect.arrayContaining(['ACCEPTED', 'DECLINED']) },
  })
  await answerAs(hub, partner, id)
  const again = 'mutation Again($id: ID!) { answerReferral(id: $id, answer: DECLINE) { id } }'
  expect(await refused(hub, partner, again, { id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    extensions: { from: 'ACCEPTED' },
  })
  await checkInAs(hub, partner, id)
  const confirm = 'mutation Confirm($id: ID!) { confirmReferral(id: $id, accepted: true) { id } }'
  expect(await refused(hub, 'worker', confirm, { id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    extensions: { from: 'CHECKED_IN' },
  })
})

test('a case is not resolved while a referral is out', async () => {
  const story = await (await CaseStory.open(hub, 'worker')).underWay()
  await story.refer(organizationId)
  const document = `mutation Step($id: ID!, $version: Int!) {
    resolveCase(id: $id, expectedVersion: $version, outcome: "Done.") { id } }`
  const refusal = await refused(hub, 'worker', document, { id: story.id, version: story.state.version })
  expect(refusal).toMatchObject({ code: 'ILLEGAL_TRANSITION', extensions: { from: 'COORDINATING' } })
})

const inputs = {
  openCase: [
    'OpenCaseInput',
    'worker',
    { channel: 'APP', communityCode: demoCommunityCode, categoryCode: 'life.keys' },
    'summary',
  ],
  applyAsPartner: [
    'ApplyAsPartnerInput',
    'anonymous',
    { kind: 'HANDY_OUTLET', areaCodes: [demoCommunityCode] },
    'name',
  ],
  registerGroup: [
    'RegisterGroupInput',
    'coordinator',
    { areaCodes: [demoCommunityCode], categoryCodes: ['public.company'] },
    'name',
  ],
  registerResident: [
    'RegisterResidentInput',
    'worker',
    { address: '3 Test Lane', areaCode: `${demoCommunityCode}.n01.c01` },
    'fullName',
  ],
  listService: [
    'ListServiceInput',
    'partner',
    { categoryCodes: ['life.keys'], serviceAreaCodes: [demoCommunityCode], fee: { kind: 'FREE' }, capacity: 1 },
    'title',
  ],
  postTask: [
    'PostTaskInput',
    'worker',
    {
      categoryCode: 'life.errands',
      areaCode: demoCommunityCode,
      startsAt: '2027-12-01T08:00:00Z',
      endsAt: '2027-12-01T10:00:00Z',
      seats: 2,
    },
    'title',
  ],
} as const

test.each(Object.entries(inputs))(
  '%s with the same key answers the first answer, and with another input IDEMPOTENCY_MISMATCH',
  async (operation, [type, asker, input, text]) => {
    const document = `mutation Make($input: ${type}!) { made: ${operation}(input: $input) { id } }`
    const make = (words: string, key: string) => ({ input: { ...input, [text]: words, idempotencyKey: key } })
    const first = await told<{ made: { id: string } }>(hub, asker, document, make('The same', `key-${operation}`))
    expect(await told(hub, asker, document, make('The same', `key-${operation}`))).toEqual(first)
    const other = await refused(hub, asker, document, make('Another', `key-${operation}`))
    expect(other.code).toBe('IDEMPOTENCY_MISMATCH')
    const fresh = await told<{ made: { id: string } }>(hub, asker, document, make('Made anew', `fresh-${operation}`))
    expect(fresh.made.id).not.toBe(first.made.id)
  },
)

test.each(['', 'a\u0000b', 'x'.repeat(5000)])('the key %j is none, and nothing is made', async (idempotencyKey) => {
  const input = { channel: 'APP', communityCode: demoCommunityCode, categoryCode: 'life.keys', summary: 'A key.' }
  const document = 'mutation Make($input: OpenCaseInput!) { openCase(input: $input) { id } }'
  const refusal = await refused(hub, 'worker', document, { input: { ...input, idempotencyKey } })
  expect([refusal.code, fieldsOf(refusal)]).toEqual(['VALIDATION_FAILED', ['input.idempotencyKey']])
})

test('a key tried twenty times at once makes one case', async () => {
  const document = 'mutation Make($input: OpenCaseInput!) { openCase(input: $input) { id number } }'
  const input = { channel: 'APP', communityCode: demoCommunityCode, categoryCode: 'life.keys', summary: 'A key.' }
  const tries = Array.from({ length: 20 }, () =>
    told<{ openCase: { id: string } }>(hub, 'worker', document, { input: { ...input, idempotencyKey: 'one-case' } }),
  )
  const made = await Promise.all(tries)
  expect(new Set(made.map((answer) => answer.openCase.id)).size).toBe(1)
})

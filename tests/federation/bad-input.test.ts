import { demoCommunityCode, demoResidentId } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { fieldsOf, refused, told, type Asker } from '../support/scenario'

let hub: TestHub
let organizationId: string
let groupId: string
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  const some = `query Some { organizations(kind: [ENTERPRISE], first: 1) { edges { node { id } } }
    volunteerGroups(first: 1) { edges { node { id } } } }`
  type List = { edges: { node: { id: string } }[] }
  const found = await told<{ organizations: List; volunteerGroups: List }>(hub, 'stationmaster', some)
  organizationId = found.organizations.edges[0]?.node.id ?? ''
  groupId = found.volunteerGroups.edges[0]?.node.id ?? ''
})
afterAll(() => hub.close())

const nul = String.fromCharCode(0)
const absent = '00000000-0000-0000-0000-000000000000'
const need = { channel: 'WINDOW', communityCode: demoCommunityCode, categoryCode: 'life.repairs', summary: 'A tap.' }
const window = { startsAt: '2026-12-01T08:00:00Z', endsAt: '2026-12-01T07:00:00Z' }
const service = {
  title: 'Repairs',
  categoryCodes: ['life.repairs'],
  serviceAreaCodes: [demoCommunityCode],
  fee: { kind: 'FREE' },
  capacity: 1,
}
const organization = { name: 'Newcomers', kind: 'ENTERPRISE', areaCodes: [demoCommunityCode] }
const group = { name: 'Newcomers', areaCodes: [demoCommunityCode], categoryCodes: ['public.company'] }
const task = {
  title: 'Shopping',
  categoryCode: 'life.errands',
  areaCode: demoCommunityCode,
  startsAt: '2027-12-01T08:00:00Z',
  endsAt: '2027-12-01T10:00:00Z',
  seats: 1,
}
const person = { fullName: 'Test Person', address: '1 Test Lane', areaCode: `${demoCommunityCode}.n01.c01` }

const open = 'mutation Do($input: OpenCaseInput!) { openCase(input: $input) { id } }'
const list = 'mutation Do($input: ListServiceInput!) { listService(input: $input) { id } }'
const apply = 'mutation Do($input: ApplyAsPartnerInput!) { applyAsPartner(input: $input) { id } }'
const register = 'mutation Do($input: RegisterGroupInput!) { registerGroup(input: $input) { id } }'
const post = 'mutation Do($input: PostTaskInput!) { postTask(input: $input) { id } }'
const welcome = 'mutation Do($input: RegisterResidentInput!) { registerResident(input: $input) { id } }'
const consent = 'mutation Do($input: GrantConsentInput!) { grantConsent(input: $input) { id } }'
const save = 'mutation Do($input: SaveVolunteerInput!) { saveVolunteer(input: $input) { id } }'

type Broken = readonly [string, Asker, string, object, string]
const broken: readonly Broken[] = [
  ['a case without a summary', 'worker', open, { ...need, summary: ' ' }, 'input.summary'],
  ['a summary with a NUL character', 'worker', open, { ...need, summary: `a${nul}b` }, 'input.summary'],
  ['a summary of 100,000 characters', 'worker', open, { ...need, summary: 'x'.repeat(100_000) }, 'input.summary'],
  ['a description with a NUL character', 'worker', open, { ...need, description: nul }, 'input.description'],
  ['a case of an unknown category', 'worker', open, { ...need, categoryCode: 'life.magic' }, 'input.categoryCode'],
  ['a case of no category', 'worker', open, { ...need, categoryCode: null }, 'input'],
  [
    'a case of an unknown service item',
    'worker',
    open,
    { ...need, categoryCode: null, serviceItemCode: 'nothing' },
    'input.serviceItemCode',
  ],
  [
    'a need whose window ends before it starts',
    'worker',
    open,
    { ...need, requirements: { windows: [window] } },
    'input.requirements.windows.0.endsAt',
  ],
  ['a need of no helpers', 'worker', open, { ...need, requirements: { helpers: 0 } }, 'input.requirements.helpers'],
  [
    'a need that may cost less than nothing',
    'worker',
    open,
    { ...need, requirements: { maxFee: -1 } },
    'input.requirements.maxFee',
  ],
  [
    'a place beyond the pole',
    'worker',
    open,
    { ...need, location: { latitude: 91, longitude: 0 } },
    'input.location.latitude',
  ],
  ['an application without a name', 'anonymous', apply, { ...organization, name: '' }, 'input.name'],
  [
    'an application for an unknown area',
    'anonymous',
    apply,
    { ...organization, areaCodes: ['nowhere'] },
    'input.areaCodes',
  ],
  ['an application for no area', 'anonymous', apply, { ...organization, areaCodes: [] }, 'input.areaCodes'],
  ['a service without a title', 'partner', list, { ...service, title: '' }, 'input.title'],
  [
    'a radius below 0',
    'partner',
    list,
    { ...service, location: { latitude: 39.9, longitude: 116.4 }, radiusMeters: -1 },
    'input.radiusMeters',
  ],
  [
    'a service of an unknown category',
    'partner',
    list,
    { ...service, categoryCodes: ['life.magic'] },
    'input.categoryCodes',
  ],
  [
    'a service of an unknown area',
    'partner',
    list,
    { ...service, serviceAreaCodes: ['nowhere'] },
    'input.serviceAreaCodes',
  ],
  ['a service for no one at a time', 'partner', list, { ...service, capacity: 0 }, 'input.capacity'],
  ['a fee below 0', 'partner', list, { ...service, fee: { kind: 'FIXED', amount: -5 } }, 'input.fee.amount'],
  [
    'hours that close before they open',
    'partner',
    list,
    { ...service, openingHours: [{ weekday: 1, opens: '18:00', closes: '09:00' }] },
    'input.openingHours.0',
  ],
  ['a group without a name', 'coordinator', register, { ...group, name: '\n' }, 'input.name'],
  [
    'a group of an unknown category',
    'coordinator',
    register,
    { ...group, categoryCodes: ['x.y'] },
    'input.categoryCodes',
  ],
  ['a task without a title', 'worker', post, { ...task, title: '' }, 'input.title'],
  ['a task of no seats', 'worker', post, { ...task, seats: 0 }, 'input.seats'],
  ['a task that ends before it starts', 'worker', post, { ...task, endsAt: '2027-12-01T07:00:00Z' }, 'input.endsAt'],
  ['a task of an unknown category', 'worker', post, { ...task, categoryCode: 'life.magic' }, 'input.categoryCode'],
  ['a resident without a name', 'worker', welcome, { ...person, fullName: '' }, 'input.fullName'],
  [
    'a resident of an unknown area',
    'worker',
    welcome,
    { ...person, areaCode: `${demoCommunityCode}.n99` },
    'input.areaCode',
  ],
  ['a birthday to come', 'worker', welcome, { ...person, birthDate: '2999-01-01' }, 'input.birthDate'],
  [
    'a consent to nothing',
    'resident',
    consent,
    { residentId: demoResidentId(1), granteeId: demoResidentId(2), scopes: [], purpose: 'x' },
    'input.scopes',
  ],
  [
    'a consent without a purpose',
    'resident',
    consent,
    { residentId: demoResidentId(1), granteeId: demoResidentId(2), scopes: ['CONTACT'], purpose: '' },
    'input.purpose',
  ],
  ['a volunteer without a name', 'volunteer', save, { displayName: '' }, 'input.displayName'],
  [
    'availability that runs backwards',
    'volunteer',
    save,
    { displayName: 'Me', availability: [{ weekday: 1, from: '12:00', to: '10:00' }] },
    'input.availability.0',
  ],
]

async function everything(): Promise<unknown> {
  const document = `query Everything { cases { totalCount } organizations(status: [APPLIED, VERIFIED]) { totalCount }
    services { totalCount } volunteerGroups { totalCount } tasks { totalCount } residents { totalCount } }`
  return told(hub, 'stationmaster', document)
}

test.each(broken)('%s is refused with the field, and nothing has changed', async (_, asker, document, input, path) => {
  const before = await everything()
  const refusal = await refused(hub, asker, document, { input })
  expect(refusal.code).toBe('VALIDATION_FAILED')
  expect(fieldsOf(refusal).some((field) => field === path || field.startsWith(`${path}.`))).toBe(true)
  expect(await everything()).toEqual(before)
})

test('all broken rules of an input are told at once', async () => {
  const input = { ...need, summary: '', location: { latitude: 99, longitude: 999 }, requirements: { helpers: 0 } }
  const fields = fieldsOf(await refused(hub, 'worker', open, { input }))
  expect(fields).toEqual(
    expect.arrayContaining([
      'input.summary',
      'input.location.latitude',
      'input.location.longitude',
      'input.requirements.helpers',
    ]),
  )
})

const times = ['yesterday', '2026-02-30T10:00:00Z', '2026-01-01', '2026-01-01T25:00:00Z', '']

test.each(times)('the time "%s" is none, neither as a literal nor as a variable', async (time) => {
  const written = `query Q { cases(filter: { openedFrom: "${time}" }) { totalCount } }`
  const given = 'query Q($time: DateTime) { cases(filter: { openedFrom: $time }) { totalCount } }'
  const byHttp = await hub.as('worker').post(written)
  expect(byHttp.errors?.map((error) => error.extensions?.['code'])).toEqual(['VALIDATION_FAILED'])
  for (const refusal of [await refused(hub, 'worker', given, { time })]) {
    expect(refusal.code).toBe('VALIDATION_FAILED')
    expect(fieldsOf(refusal)).toHaveLength(1)
    expect(refusal.message).not.toMatch(/SQL|select|stack/i)
  }
})

test('a case is only referred to providers that exist, once each', async () => {
  const { openCase } = await told<{ openCase: { id: string } }>(hub, 'worker', open, { input: need })
  const offer = 'mutation Offer($input: OfferReferralInput!) { offerReferral(input: $input) { id } }'
  const input = { caseId: openCase.id, mode: 'DIRECT' }
  for (const providers of [[], [{ providerId: absent }], [{ providerId: organizationId }, { providerId: groupId }]]) {
    const refusal = await refused(hub, 'worker', offer, { input: { ...input, providers } })
    expect(['VALIDATION_FAILED', 'ILLEGAL_TRANSITION']).toContain(refusal.code)
  }
})

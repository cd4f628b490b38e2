import { demoResidentId, demoResidentLocation } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { ask, told, type Asker } from '../support/scenario'
import { answerAs, CaseStory, type ReferralState } from '../support/scenario.case'
import { verifiedOrganization } from '../support/scenario.providers'
import { neighbourWorker, partnerOf } from '../support/scenario.viewers'

const community = 'xicheng.g.qianggen'
let hub: TestHub
let organization: string
let story: CaseStory
let referral: ReferralState
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  organization = await verifiedOrganization(hub, 'stationmaster', [community], { name: 'Field Test Ltd' })
  const input = {
    residentId: demoResidentId(1),
    location: demoResidentLocation(1),
    description: 'The door code is 1234.',
  }
  story = await (await CaseStory.open(hub, 'worker', input)).underWay()
  referral = await story.refer(organization)
  await hub.drain()
})
afterAll(() => hub.close())

async function field(asker: Asker, selection: string, id = story.id): Promise<unknown> {
  const document = `query Field($id: ID!) { case(id: $id) { id answer: ${selection} } }`
  const { data } = await ask<{ case: { answer: unknown } | null }>(hub, asker, document, { id })
  return data?.case?.answer ?? null
}

const insiders: readonly Asker[] = ['stationmaster', 'worker']

test.each(insiders)(
  '%s reads the description, the exact place, the notes and the resident of a case',
  async (asker) => {
    expect(await field(asker, 'description')).toBe('The door code is 1234.')
    expect(await field(asker, 'location { latitude longitude }')).toEqual(demoResidentLocation(1))
    expect(await field(asker, 'notes { totalCount }')).toEqual({ totalCount: 0 })
    expect(await field(asker, 'resident { id }')).toEqual({ id: demoResidentId(1) })
    expect(await field(asker, 'assignee { id }')).not.toBeNull()
  },
)

test.each([
  'district',
  'subdistrict',
  'admin',
  'resident',
  'partner',
  'department',
  'coordinator',
  'volunteer',
] as const)('notes are for the station’s own workers, not for %s', async (asker) => {
  expect(await field(asker, 'notes { totalCount }')).toBeNull()
})

test('the neighbouring station’s worker reads nothing of the case', async () => {
  expect(await field(neighbourWorker(), 'status')).toBeNull()
  const byNumber = 'query Number($number: String!) { case(number: $number) { id } }'
  expect(await told(hub, neighbourWorker(), byNumber, { number: story.state.number })).toEqual({ case: null })
})

test('a partner with a referral reads what is tagged for partners, and nothing confidential', async () => {
  const partner = partnerOf(organization)
  for (const open of ['number', 'status', 'urgency', 'summary', 'dueAt', 'openedAt', 'category { code }'])
    expect(await field(partner, open)).not.toBeNull()
  expect(await field(partner, 'approximateLocation { latitude }')).not.toBeNull()
  expect(await field(partner, 'description')).toBeNull()
  expect(await field(partner, 'assessment { causes }')).toBeNull()
  expect(await field(partner, 'notes { totalCount }')).toBeNull()
  expect(await field(partner, 'plan { goals { text } }')).toBeNull()
})

test('the exact place is a provider’s once it has accepted, not before', async () => {
  const partner = partnerOf(organization)
  expect(await field(partner, 'location { latitude longitude }')).toBeNull()
  const near = await field(partner, 'approximateLocation { latitude longitude }')
  expect(near).not.toEqual(demoResidentLocation(1))
  await answerAs(hub, partner, referral.id)
  await hub.drain()
  expect(await field(partner, 'location { latitude longitude }')).toEqual(demoResidentLocation(1))
})

test('a partner without a referral reads no case, by whatever way', async () => {
  const stranger = partnerOf(await verifiedOrganization(hub, 'stationmaster', [community], { name: 'Strangers' }))
  expect(await field(stranger, 'summary')).toBeNull()
  const around = `query Around($provider: ID!, $referral: ID!, $resident: ID!) {
    organization(id: $provider) { referrals { edges { node { case { summary } } } } }
    referral(id: $referral) { case { id } }
    resident(id: $resident) { id cases { edges { node { id } } } }
    cases { edges { node { id } } } }`
  const ids = { provider: organization, referral: referral.id, resident: demoResidentId(1) }
  const { data } = await ask<Record<string, unknown>>(hub, stranger, around, ids)
  expect(JSON.stringify(data)).not.toContain(story.id)
  expect(JSON.stringify(data)).not.toContain('drips')
})

test('personal fields of a resident are for the station of the resident’s area and the resident', async () => {
  const personal = 'query Personal($id: ID!) { resident(id: $id) { fullName phone address birthDate } }'
  for (const asker of ['worker', 'stationmaster', 'gridworker', 'resident'] as const) {
    const { data, refusals } = await ask<{ resident: object }>(hub, asker, personal, { id: demoResidentId(1) })
    expect([asker, refusals]).toEqual([asker, []])
    expect(data?.resident).toMatchObject({ fullName: expect.any(String), address: expect.any(String) })
  }
  for (const asker of ['district', 'subdistrict', 'admin', 'department', 'coordinator', 'volunteer'] as const) {
    const { data, refusals } = await ask<{ resident: object | null }>(hub, asker, personal, { id: demoResidentId(1) })
    const values = Object.values(data?.resident ?? {})
    expect([asker, values.filter((value) => value !== null)]).toEqual([asker, []])
    if (data?.resident) expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['FORBIDDEN']))
  }
  const { data } = await ask<{ resident: object | null }>(hub, neighbourWorker(), personal, { id: demoResidentId(1) })
  expect(data?.resident).toBeNull()
})

test('the id number is masked for everybody but the station’s own workers', async () => {
  const document = 'query Number($id: ID!) { resident(id: $id) { idNumber } }'
  const of = async (asker: Asker) =>
    (await told<{ resident: { idNumber: string | null } }>(hub, asker, document, { id: demoResidentId(1) })).resident
      .idNumber
  expect(await of('worker')).toMatch(/^\d{17}[\dX]$/)
  expect(await of('resident')).toMatch(/^\d{6}\*{8}\w{4}$/)
})

test('nobody without a token reads the case or the exact place of a task', async () => {
  const post = 'mutation Post($input: PostTaskInput!) { postTask(input: $input) { id } }'
  const input = {
    title: 'Carry shopping',
    categoryCode: 'life.errands.shopping',
    areaCode: community,
    location: demoResidentLocation(1),
    caseId: story.id,
    startsAt: '2027-12-01T08:00:00Z',
    endsAt: '2027-12-01T10:00:00Z',
    seats: 1,
  }
  const { postTask } = await told<{ postTask: { id: string } }>(hub, 'worker', post, { input })
  const document =
    'query Task($id: ID!) { task(id: $id) { title status case { id } location { latitude longitude } referralId } }'
  type Read = { task: { location: object | null } }
  const { data } = await ask<Read>(hub, 'anonymous', document, { id: postTask.id })
  expect(data?.task).toMatchObject({ title: 'Carry shopping', status: 'OPEN', case: null, referralId: null })
  expect(data?.task.location).not.toEqual(demoResidentLocation(1))
  expect(await told(hub, 'worker', document, { id: postTask.id })).toMatchObject({
    task: { case: { id: story.id }, location: demoResidentLocation(1) },
  })
})

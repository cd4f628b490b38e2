import { demoCommunityCode, demoResidentId, demoStation } from '../../../shared/demo'
import { openTestHub, type TestHub } from '../../support/hub'
import { told } from '../../support/scenario'
import { neighbourWorker } from '../../support/scenario.viewers'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

const register = 'mutation Register($input: RegisterResidentInput!) { registerResident(input: $input) { id } }'
const person = {
  fullName: '欧阳雪 Ouyang Xue',
  birthDate: '1949-12-31',
  phone: '137 1234 5678',
  idNumber: '11010519491231002X',
  address: '5 Qianggen Hutong',
  areaCode: `${demoCommunityCode}.n01.c01`,
}

describe('somebody who looks like a resident of the same community', () => {
  const registered = async (over: object, asker: Parameters<TestHub['as']>[0] = 'worker') => {
    const { data, errors, extensions } = (await hub.as(asker).post(register, { input: { ...person, ...over } })) as {
      data: { registerResident: { id: string } }
      errors?: unknown
      extensions?: { possibleDuplicates?: object[] }
    }
    expect(errors).toBeUndefined()
    return { id: data.registerResident.id, duplicates: extensions?.possibleDuplicates ?? [] }
  }

  test('is registered, and the answer names whom they look like and why, by ids alone', async () => {
    const first = await registered({})
    expect(first.duplicates).toEqual([])
    const second = await registered({ fullName: 'ouyang xue', phone: null, idNumber: null })
    const because = ['NAME_AND_BIRTH_DATE']
    expect(second.duplicates).toEqual([{ registered: second.id, residentId: first.id, because }])
    const third = await registered({ fullName: 'Somebody Else' })
    const same = ['PHONE', 'ID_NUMBER']
    expect(third.duplicates).toEqual([{ registered: third.id, residentId: first.id, because: same }])
  })

  test('is not known to the station next door', async () => {
    const { viewer } = hub.as(neighbourWorker())
    const there = { areaCode: viewer.area ?? '' }
    expect((await registered(there, viewer)).duplicates).toEqual([])
  })
})

interface Opened {
  readonly id: string
  readonly visit?: { id: string; case: { id: string } | null }
  readonly appointment?: { id: string; case: { id: string } | null }
  readonly proposal?: { id: string; status: string; case: { id: string } | null }
}
const open = `mutation Open($input: OpenCaseInput!) { openCase(input: $input) { id visit { id case { id } }
  proposal { id case { id } } } }`

test('who checks in at an appointment for an affair has a case, once, linked both ways', async () => {
  const { serviceItems } = await told<{ serviceItems: { code: string }[] }>(
    hub,
    'worker',
    '{ serviceItems { code } }',
    {},
  )
  const serviceItemCode = serviceItems[0]?.code
  const input = { stationId: demoStation.id, residentId: demoResidentId(3), serviceItemCode }
  const book = 'mutation Book($input: BookAppointmentInput!) { bookAppointment(input: $input) { id } }'
  const booked = await told<{ bookAppointment: { id: string } }>(hub, 'worker', book, {
    input: { ...input, startsAt: '2026-11-18T06:00:00Z' },
  })
  const { id } = booked.bookAppointment
  const arrive = 'mutation Arrive($id: ID!) { checkInAppointment(id: $id) { id status } }'
  await told(hub, 'worker', arrive, { id })
  const again = await hub.as('worker').query(arrive, { id })
  expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  await hub.drain()
  await hub.drain()
  const list = `query Came($id: ID!) { resident(id: $id) { appointments { id case { id appointment { id } resident { id }
    serviceItem { code } status } } cases { edges { node { id appointment { id } } } } } }`
  type Came = {
    resident: { appointments: { case: object }[]; cases: { edges: { node: { appointment: object | null } }[] } }
  }
  const { resident } = await told<Came>(hub, 'worker', list, { id: demoResidentId(3) })
  expect(resident.appointments).toMatchObject([
    { id, case: { appointment: { id }, resident: { id: demoResidentId(3) }, serviceItem: { code: serviceItemCode } } },
  ])
  expect(resident.cases.edges.filter(({ node }) => node.appointment !== null)).toHaveLength(1)
})

test('what a household needs at a visit becomes a case in one call, and a proposal its case, linked both ways', async () => {
  const record = `mutation Record($input: RecordVisitInput!) { recordVisit(input: $input) { id need } }`
  const visited = {
    residentId: demoResidentId(2),
    at: hub.clock.now().toISOString(),
    mood: 'WORRIED',
    need: 'A handrail',
  }
  const { recordVisit } = await told<{ recordVisit: { id: string; need: string } }>(hub, 'worker', record, {
    input: visited,
  })
  const need = { channel: 'HOME_VISIT', communityCode: demoCommunityCode, categoryCode: 'life.repairs.plumbing' }
  const of = { ...need, residentId: demoResidentId(2), summary: recordVisit.need }
  const fromVisit = await told<{ openCase: Opened }>(hub, 'worker', open, { input: { ...of, visitId: recordVisit.id } })
  const { id } = fromVisit.openCase
  expect(fromVisit.openCase.visit).toEqual({ id: recordVisit.id, case: { id } })

  const submit = 'mutation Submit($input: SubmitProposalInput!) { submitProposal(input: $input) { id authorName } }'
  const proposed = await told<{ submitProposal: { id: string } }>(hub, 'resident', submit, {
    input: { kind: 'DEMAND', areaCode: demoCommunityCode, body: 'A bench at the west gate.' },
  })
  const proposalId = proposed.submitProposal.id
  const input = { ...need, channel: 'APP', summary: 'A bench at the west gate', proposalId }
  const { openCase } = await told<{ openCase: Opened }>(hub, 'worker', open, { input })
  await hub.drain()
  const read =
    'query Read($area: ID!) { proposals(area: $area, status: ADOPTED) { edges { node { id status case { id } } } } }'
  const { proposals } = await told<{ proposals: { edges: { node: Opened }[] } }>(hub, 'worker', read, {
    area: demoCommunityCode,
  })
  expect(proposals.edges.map(({ node }) => node)).toEqual([
    { id: proposalId, status: 'ADOPTED', case: { id: openCase.id } },
  ])
})

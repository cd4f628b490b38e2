import { demoCommunityCode, demoId, demoResidentAreaCode, demoResidentId, demoStation } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'
import { grandma, gridWorker, master, neighbour, person, resident, worker } from './people'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo', now: '2026-11-18T02:00:00Z' })
})
afterAll(() => hub.close())

async function refusal(viewer: TestViewer, document: string, variables: Record<string, unknown>) {
  return (await hub.as(viewer).query(document, variables)).errors?.[0]?.extensions
}

describe('appointments', () => {
  const book = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) {
    id status startsAt endsAt serviceItemCode station { id } resident { id } } }`
  const cancel = 'mutation ($id: ID!) { cancelAppointment(id: $id) { status } }'
  const checkIn = 'mutation ($id: ID!) { checkInAppointment(id: $id) { status } }'
  const slots = `query ($date: LocalDate!) { station(id: "${demoStation.id}") {
    slots(date: $date) { startsAt endsAt placesLeft } appointments(date: $date) { status resident { id } } } }`
  const free = `query ($date: LocalDate!) { station(id: "${demoStation.id}") { slots(date: $date) { startsAt placesLeft } } }`
  // Thursday 19 November 2026, 10:00 in Beijing.
  const input = { stationId: demoStation.id, residentId: demoResidentId(1), startsAt: '2026-11-19T02:00:00Z' }
  const left = async (date = '2026-11-19', at = '2026-11-19T02:00:00.000Z') => {
    const { data } = await hub.as({}).query(free, { date })
    return data.station.slots.find((slot: { startsAt: string }) => slot.startsAt === at)?.placesLeft
  }

  test('slots are the half hours of opening hours, two places each, and end when their time has come', async () => {
    const { data } = await hub.as(worker).query(slots, { date: '2026-11-19' })
    expect(data.station.slots).toHaveLength(16)
    expect(data.station.slots[0]).toEqual({
      startsAt: '2026-11-19T01:00:00.000Z',
      endsAt: '2026-11-19T01:30:00.000Z',
      placesLeft: 2,
    })
    expect((await hub.as(worker).query(slots, { date: '2026-11-22' })).data.station.slots).toEqual([])
    expect((await hub.as(worker).query(slots, { date: '2026-11-18' })).data.station.slots).toHaveLength(13)
  })

  test('a slot is never oversold, however many ask at once', async () => {
    const people = [1, 2, 3, 4, 5, 6].map((n) => demoResidentId(n))
    const asked = people.map((id) => hub.as(resident(id)).query(book, { input: { ...input, residentId: id } }))
    const answers = await Promise.all(asked)
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'BOOKED').sort()
    expect(codes).toEqual(['BOOKED', 'BOOKED', 'SLOT_FULL', 'SLOT_FULL', 'SLOT_FULL', 'SLOT_FULL'])
    expect(await left()).toBe(0)
    const { data } = await hub.as(worker).query(slots, { date: '2026-11-19' })
    expect(data.station.appointments).toHaveLength(2)
  })

  test('booking again with the same key is the same appointment; cancelling gives the place back, once', async () => {
    const once = {
      ...input,
      startsAt: '2026-11-19T03:00:00Z',
      idempotencyKey: 'k1',
      serviceItemCode: 'government.pension',
    }
    const first = await hub.as(grandma).query(book, { input: once })
    expect(first.errors).toBeUndefined()
    const { id } = first.data.bookAppointment
    expect((await hub.as(grandma).query(book, { input: once })).data.bookAppointment.id).toBe(id)
    expect(await left('2026-11-19', '2026-11-19T03:00:00.000Z')).toBe(1)
    for (const viewer of [resident(demoResidentId(2)), neighbour])
      expect(await refusal(viewer, cancel, { id })).toEqual({ code: 'NOT_FOUND' })
    expect((await hub.as(grandma).query(cancel, { id })).data).toEqual({ cancelAppointment: { status: 'CANCELLED' } })
    expect(await refusal(grandma, cancel, { id })).toEqual({
      code: 'ILLEGAL_TRANSITION',
      from: 'CANCELLED',
      allowed: [],
    })
    expect(await left('2026-11-19', '2026-11-19T03:00:00.000Z')).toBe(2)
  })

  test('who comes is checked in and served; who does not come is a no-show', async () => {
    const at = { ...input, startsAt: '2026-11-19T05:00:00Z' }
    const ids: string[] = []
    for (const n of [7, 8]) {
      const { data } = await hub.as(worker).query(book, { input: { ...at, residentId: demoResidentId(n) } })
      ids.push(data.bookAppointment.id)
    }
    expect((await refusal(grandma, checkIn, { id: ids[0] }))?.['code']).toBe('FORBIDDEN')
    expect((await hub.as(worker).query(checkIn, { id: ids[0] })).data).toEqual({
      checkInAppointment: { status: 'CHECKED_IN' },
    })
    hub.clock.set('2026-11-19T05:31:00Z')
    await hub.drain()
    const { data } = await hub.as(worker).query(slots, { date: '2026-11-19' })
    const statuses = data.station.appointments.slice(-2).map((one: { status: string }) => one.status)
    expect(statuses.sort()).toEqual(['DONE', 'NO_SHOW'])
    expect(await refusal(worker, checkIn, { id: ids[1] })).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  test.each([
    ['between slots', { startsAt: '2026-11-20T02:10:00Z' }, 'input.startsAt'],
    ['on a Sunday', { startsAt: '2026-11-22T02:00:00Z' }, 'input.startsAt'],
    ['in the past', { startsAt: '2026-11-18T02:00:00Z' }, 'input.startsAt'],
    ['at no station', { stationId: 'x' }, 'input.stationId'],
    [
      'for no service item',
      { startsAt: '2026-11-20T02:00:00Z', serviceItemCode: 'NOT A CODE' },
      'input.serviceItemCode',
    ],
  ])('one %s is refused', async (_, over, path) => {
    const extensions = await refusal(grandma, book, { input: { ...input, ...over } })
    expect(extensions?.['code']).toBe('VALIDATION_FAILED')
    expect(extensions?.['fields']).toContainEqual({ path, message: expect.any(String) })
  })

  test("the day's list is for the station's own staff", async () => {
    for (const viewer of [neighbour, person('district'), grandma])
      expect((await refusal(viewer, slots, { date: '2026-11-19' }))?.['code']).toBe('FORBIDDEN')
  })
})

describe('home visits', () => {
  const record = `mutation ($input: RecordVisitInput!) { recordVisit(input: $input) {
    id mood note need by { id } resident { id household { lastVisitAt } } } }`
  const unvisited = `query ($area: ID!, $days: Int) { area(code: $area) { unvisited(days: $days) { totalCount edges { node { id lastVisitAt } } } } }`
  const input = {
    residentId: demoResidentId(1),
    at: '2026-11-19T04:00:00Z',
    mood: 'WORRIED',
    note: 'Coughs.',
    need: 'Medicine',
  }

  test('a visit is written down in the name of who made it, and the household has been visited', async () => {
    const area = demoResidentAreaCode(1)
    const before = (await hub.as(gridWorker).query(unvisited, { area, days: 0 })).data.area.unvisited
    const { data, errors } = await hub.as(gridWorker).query(record, { input })
    expect(errors).toBeUndefined()
    expect(data.recordVisit).toMatchObject({
      ...{ mood: 'WORRIED', note: 'Coughs.', need: 'Medicine', by: { id: gridWorker.id } },
      resident: { household: { lastVisitAt: '2026-11-19T04:00:00.000Z' } },
    })
    const after = (await hub.as(gridWorker).query(unvisited, { area, days: 0 })).data.area.unvisited
    expect(after.edges.at(-1).node.lastVisitAt).toBe('2026-11-19T04:00:00.000Z')
    expect(after.totalCount).toBe(before.totalCount)
    const visits =
      'query ($id: ID!) { resident(id: $id) { visits(first: 1) { totalCount edges { node { id note } } } } }'
    const own = await hub.as(grandma).query(visits, { id: demoResidentId(1) })
    expect(own.data.resident.visits.edges[0].node).toEqual({ id: data.recordVisit.id, note: null })
    expect(own.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })

  test('only the station writes, about its own, and not about tomorrow', async () => {
    for (const name of ['resident', 'district', 'partner', 'coordinator', 'volunteer', 'admin'] as const)
      expect((await refusal(person(name), record, { input }))?.['code']).toBe('FORBIDDEN')
    expect(await refusal(neighbour, record, { input })).toEqual({ code: 'NOT_FOUND' })
    const tomorrow = await refusal(worker, record, { input: { ...input, at: '2026-11-20T04:00:00Z' } })
    expect(tomorrow).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'input.at' }] })
  })

  test('the list of households nobody has visited is for the station, longest first', async () => {
    const { data } = await hub.as(worker).query(unvisited, { area: demoCommunityCode, days: 60 })
    const times = data.area.unvisited.edges.map(
      ({ node }: { node: { lastVisitAt: string | null } }) => node.lastVisitAt ?? '',
    )
    expect(data.area.unvisited.totalCount).toBeGreaterThan(20)
    expect(times).toEqual([...times].sort())
    expect((await refusal(grandma, unvisited, { area: demoCommunityCode }))?.['code']).toBe('FORBIDDEN')
    expect((await hub.as(neighbour).query(unvisited, { area: demoCommunityCode })).data.area.unvisited).toBeNull()
  })
})

describe('proposals', () => {
  const submit = `mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { id status authorName supporters area { code } } }`
  const support = 'mutation ($id: ID!) { supportProposal(id: $id) { supporters } }'
  const answer =
    'mutation ($id: ID!, $answer: String!, $status: ProposalStatus!) { answerProposal(id: $id, answer: $answer, status: $status) { status answer } }'
  const input = { kind: 'DELIBERATION', areaCode: demoCommunityCode, body: 'A notice board at the gate.' }
  const submitted = async () => (await hub.as(grandma).query(submit, { input })).data.submitProposal.id as string

  test('anybody reads them, under the preferred name', async () => {
    const { data, errors } = await hub.as({})
      .query(`{ proposals(area: "${demoCommunityCode}", status: OPEN, first: 2) { totalCount
      pageInfo { hasNextPage } edges { node { authorName body kind area { level } } } } }`)
    expect(errors).toBeUndefined()
    expect(data.proposals).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  })

  test('a neighbour supports once; support of those who live elsewhere does not count', async () => {
    const id = await submitted()
    for (const expected of [1, 1])
      expect((await hub.as(resident(demoResidentId(2))).query(support, { id })).data.supportProposal.supporters).toBe(
        expected,
      )
    expect((await hub.as(resident(demoResidentId(3))).query(support, { id })).data.supportProposal.supporters).toBe(2)
    expect((await refusal(worker, support, { id }))?.['code']).toBe('FORBIDDEN')
  })

  test('the station answers an open one, once', async () => {
    const id = await submitted()
    const variables = { id, answer: 'Agreed.', status: 'ANSWERED' }
    for (const [viewer, code] of [
      [grandma, 'FORBIDDEN'],
      [neighbour, 'NOT_FOUND'],
      [{}, 'UNAUTHENTICATED'],
    ] as const)
      expect((await refusal(viewer, answer, variables))?.['code']).toBe(code)
    expect(await refusal(master, answer, { ...variables, status: 'OPEN' })).toMatchObject({ code: 'VALIDATION_FAILED' })
    expect((await hub.as(master).query(answer, variables)).data.answerProposal).toEqual({
      status: 'ANSWERED',
      answer: 'Agreed.',
    })
    expect(await refusal(master, answer, variables)).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'ANSWERED' })
  })

  test('one that became a case is adopted', async () => {
    const id = await submitted()
    const data = { residentId: demoResidentId(1), proposalId: id }
    await hub.receive({ kind: 'case.changed', aggregateId: demoId('case', 7000), version: 1, data })
    const { proposals } = (await hub.as({}).query('{ proposals(status: ADOPTED) { edges { node { id } } } }')).data
    expect(proposals.edges).toEqual([{ node: { id } }])
  })

  test('an empty one, or one for where somebody does not live, is refused', async () => {
    const bad = await refusal(grandma, submit, { input: { ...input, body: ' ', areaCode: 'xicheng.g.fengsheng' } })
    expect((bad?.['fields'] as { path: string }[]).map(({ path }) => path)).toEqual(['input.body', 'input.areaCode'])
  })
})

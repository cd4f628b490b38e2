import { v7 } from 'uuid'
import type { TestSubgraph } from '../../support'
import { home, joined, listed, openPartners, told, viewers } from './partners-story'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openPartners()
})
afterAll(() => hub.close())

interface Offer {
  readonly organization: string
  readonly service: string
}

async function offer(): Promise<Offer> {
  const organization = await joined(hub)
  return { organization, service: (await listed(hub, organization)).id }
}

let version = 0
const event = (
  kind: string,
  referral: string,
  { organization, service }: Offer,
  status: string,
  over: object = {},
) => ({
  id: v7(),
  kind: `referral.${kind}`,
  aggregateId: referral,
  version: ++version,
  data: {
    caseId: v7(),
    communityCode: home,
    residentId: null,
    providerId: organization,
    providerKind: 'ENTERPRISE',
    offerId: service,
    batchId: v7(),
    mode: 'DIRECT',
    status,
    responseMinutes: status === 'OFFERED' ? null : 30,
    ...over,
  },
})

const evaluation = (organization: string, satisfaction: number, by = 'RESIDENT') => ({
  id: v7(),
  kind: 'evaluation.saved',
  aggregateId: v7(),
  version: 1,
  data: { caseId: v7(), referralId: v7(), providerId: organization, by, resolved: true, satisfaction },
})

async function loadOf({ service }: Offer): Promise<number> {
  const document = 'query ($id: ID!) { service(id: $id) { load version } }'
  const answer = await told(hub, viewers.anonymous, document, { id: service })
  expect(answer.service.version).toBe(1)
  return answer.service.load
}

async function valuesOf({ service }: Offer): Promise<Record<string, number>> {
  const document = `query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case {
    serviceMatches(first: 100) { offerId reasons { code value } } } } }`
  const requirements = {
    languages: [],
    skills: [],
    attributes: [],
    ageYears: null,
    maxFee: null,
    windows: [],
    helpers: 1,
  }
  const need = { category: { code: 'life.repairs.plumbing' }, community: { code: home }, location: null, requirements }
  const data = await told(hub, viewers.worker, document, { cases: [{ __typename: 'Case', id: v7(), ...need }] })
  type Match = { offerId: string; reasons: { code: string; value: number }[] }
  const match = data._entities[0].serviceMatches.find((one: Match) => one.offerId === service) as Match
  return Object.fromEntries(match.reasons.map(({ code, value }) => [code, value]))
}

test('a referral is load from its acceptance until it is confirmed or withdrawn', async () => {
  const one = await offer()
  const referral = v7()
  const steps = [
    ['offered', 'OFFERED', 0],
    ['accepted', 'ACCEPTED', 1],
    ['checked-in', 'CHECKED_IN', 1],
    ['reported', 'REPORTED', 1],
    ['returned', 'CHECKED_IN', 1],
    ['urged', 'CHECKED_IN', 1],
    ['reported', 'REPORTED', 1],
    ['confirmed', 'CONFIRMED', 0],
  ] as const
  for (const [kind, status, load] of steps) {
    await hub.receive(event(kind, referral, one, status))
    expect(await loadOf(one)).toBe(load)
  }
  const other = v7()
  await hub.receive(event('accepted', other, one, 'ACCEPTED'))
  expect(await loadOf(one)).toBe(1)
  await hub.receive(event('withdrawn', other, one, 'WITHDRAWN'))
  expect(await loadOf(one)).toBe(0)
})

test('events that come twice, late or in the wrong order leave the same figures', async () => {
  const one = await offer()
  const referral = v7()
  const [accepted, confirmed] = [
    event('accepted', referral, one, 'ACCEPTED'),
    event('confirmed', referral, one, 'CONFIRMED'),
  ]
  await hub.receive(confirmed)
  await hub.receive(accepted)
  await hub.receive({ ...accepted, id: v7() })
  expect(await loadOf(one)).toBe(0)
  const said = evaluation(one.organization, 1)
  for (const id of [said.id, said.id, v7()]) await hub.receive({ ...said, id })
  expect((await valuesOf(one))['TRACK_RECORD']).toBeCloseTo(((17.5 + 1) / 6 - 1) / 4, 12)
})

test('the rating is from residents alone, and grows with each', async () => {
  const one = await offer()
  expect((await valuesOf(one))['TRACK_RECORD']).toBeCloseTo(0.625, 12)
  for (const satisfaction of [5, 4]) await hub.receive(evaluation(one.organization, satisfaction))
  await hub.receive(evaluation(one.organization, 1, 'WORKER'))
  await hub.receive(evaluation(v7(), 1))
  expect((await valuesOf(one))['TRACK_RECORD']).toBeCloseTo(((17.5 + 9) / 7 - 1) / 4, 12)
})

test('responsiveness is the median from offer to answer, refusals included', async () => {
  const one = await offer()
  expect((await valuesOf(one))['RESPONSIVENESS']).toBe(0.5)
  for (const responseMinutes of [10, 240, 500])
    await hub.receive(event('declined', v7(), one, 'DECLINED', { responseMinutes }))
  await hub.receive(event('expired', v7(), one, 'EXPIRED', { responseMinutes: null }))
  expect((await valuesOf(one))['RESPONSIVENESS']).toBeCloseTo(0.5, 12)
  await hub.receive(event('accepted', v7(), one, 'ACCEPTED', { responseMinutes: 10 }))
  expect((await valuesOf(one))['RESPONSIVENESS']).toBeCloseTo(1 / (1 + 125 / 240), 12)
})

test('referrals of volunteer groups, of strangers and of offers elsewhere are nobody’s load here', async () => {
  const one = await offer()
  await hub.receive(event('accepted', v7(), one, 'ACCEPTED', { providerKind: 'VOLUNTEER_GROUP' }))
  await hub.receive(event('accepted', v7(), { ...one, organization: v7() }, 'ACCEPTED'))
  await hub.receive(event('accepted', v7(), one, 'ACCEPTED', { offerId: 'plugged-in-7' }))
  await hub.receive(event('accepted', v7(), one, 'ACCEPTED', { offerId: null }))
  expect(await loadOf(one)).toBe(0)
})

test('many referrals accepted at the same moment are all counted', async () => {
  const one = await offer()
  await Promise.all(Array.from({ length: 8 }, () => hub.receive(event('accepted', v7(), one, 'ACCEPTED'))))
  expect(await loadOf(one)).toBe(8)
})

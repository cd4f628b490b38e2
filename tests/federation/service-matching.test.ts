import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { answerAs, CaseStory, checkInAs, reportAs } from '../support/scenario.case'
import {
  explained,
  placeIn,
  quietCommunity,
  quietMaster,
  serviceMatches,
  type Match,
} from '../support/scenario.matching'
import { appliedOrganization, listService, verifiedOrganization } from '../support/scenario.providers'
import { partnerOf } from '../support/scenario.viewers'

const here = quietCommunity(0)
const elsewhere = quietCommunity(1)
const monday = { startsAt: '2026-12-07T02:00:00Z', endsAt: '2026-12-07T04:00:00Z' }
const hours = (weekday: number, opens: string, closes: string) => ({ openingHours: [{ weekday, opens, closes }] })

let hub: TestHub
let organization: string
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  organization = await verifiedOrganization(hub, quietMaster, [here], { location: placeIn(here) })
})
afterAll(() => hub.close())

type Input = Readonly<Record<string, unknown>>

const basic = { categoryCodes: ['life.repairs.plumbing'], serviceAreaCodes: [here] }

function caseHere(requirements: Input = {}, over: Input = {}): Promise<CaseStory> {
  return CaseStory.open(hub, quietMaster, { communityCode: here, requirements, ...over })
}

async function matchOf(service: Input, requirements: Input = {}, over: Input = {}): Promise<Match | undefined> {
  const { id } = await listService(hub, organization, { ...basic, ...service })
  const story = await caseHere(requirements, over)
  return (await serviceMatches(hub, quietMaster, story.id)).find((match) => match.offerId === id)
}

const place = { location: placeIn(here) }
const kilometreAway = { location: placeIn(here, 1000) }
const fixed = (amount: number) => ({ fee: { kind: 'FIXED', amount } })

test.each<[string, boolean, Input, Input?, Input?]>([
  ['is listed', true, {}],
  ['is only drafted', false, { draft: true }],
  ['lies within its radius', true, { ...kilometreAway, radiusMeters: 1010 }, {}, place],
  ['lies beyond its radius', false, { ...kilometreAway, radiusMeters: 990 }, {}, place],
  ['has a radius, and the need is nowhere', true, { ...kilometreAway, radiusMeters: 10 }],
  ['is of an ancestor of the category', true, { categoryCodes: ['life.repairs'] }],
  ['is of the root of the category', true, { categoryCodes: ['life'] }],
  ['is of a descendant of the category', true, {}, {}, { categoryCode: 'life.repairs' }],
  ['is of a sibling category', false, { categoryCodes: ['life.repairs.doors'] }],
  ['is of a category that only begins alike', false, { categoryCodes: ['life.keys'] }],
  ['shares a language', true, { languages: ['en', 'zh'] }, { languages: ['zh', 'fr'] }],
  ['states no language', true, {}, { languages: ['fr'] }],
  ['shares no language', false, { languages: ['en'] }, { languages: ['zh'] }],
  ['has every skill', true, { skills: ['pipes', 'gas'] }, { skills: ['gas'] }],
  ['lacks a skill', false, { skills: ['pipes'] }, { skills: ['pipes', 'gas'] }],
  ['serves that very age', true, { eligibility: { minAgeYears: 60, maxAgeYears: 60 } }, { ageYears: 60 }],
  ['serves older people only', false, { eligibility: { minAgeYears: 60 } }, { ageYears: 59 }],
  ['serves younger people only', false, { eligibility: { maxAgeYears: 60 } }, { ageYears: 61 }],
  ['serves an age that is not known', true, { eligibility: { minAgeYears: 60 } }],
  ['is for what the person is', true, { eligibility: { attributes: ['A', 'B'] } }, { attributes: ['B', 'C'] }],
  ['is for what the person is not', false, { eligibility: { attributes: ['A'] } }, { attributes: ['B'] }],
  ['is for somebody, and nothing is known', false, { eligibility: { attributes: ['A'] } }],
  ['is free', true, {}, { maxFee: 0 }],
  ['costs what can be paid', true, fixed(50), { maxFee: 50 }],
  ['costs more than can be paid', false, fixed(51), { maxFee: 50 }],
  ['costs anything, and there is no limit', true, fixed(99_999)],
  ['is open in the window', true, hours(1, '11:59', '18:00'), { windows: [monday] }],
  ['opens as the window ends', false, hours(1, '12:00', '18:00'), { windows: [monday] }],
  ['is open on another day', false, hours(2, '09:00', '18:00'), { windows: [monday] }],
  ['states no hours', true, {}, { windows: [monday] }],
  [
    'is open after midnight in the hub’s time zone',
    true,
    hours(2, '00:30', '02:00'),
    {
      windows: [{ startsAt: '2026-12-07T15:30:00Z', endsAt: '2026-12-07T17:00:00Z' }],
    },
  ],
])('a service that %s: fits is %s', async (_, fits, service, requirements = {}, over = {}) => {
  expect((await matchOf(service, requirements, over)) !== undefined).toBe(fits)
})

test('a service of an organisation that nobody has verified does not fit', async () => {
  const applied = await appliedOrganization(hub, [here])
  const { id } = await listService(hub, applied, basic)
  const found = await serviceMatches(hub, quietMaster, (await caseHere()).id)
  expect(found.map((match) => match.offerId)).not.toContain(id)
})

test('both the organisation’s verified areas and the service’s areas reach the community', async () => {
  const wide = await verifiedOrganization(hub, quietMaster, ['xicheng.a'], { name: 'Wide' })
  const far = await verifiedOrganization(hub, quietMaster, [elsewhere], { name: 'Far' })
  const reaching = await listService(hub, wide, { ...basic, serviceAreaCodes: ['xicheng.a'] })
  const aside = await listService(hub, wide, { ...basic, serviceAreaCodes: [elsewhere] })
  const found = (await serviceMatches(hub, quietMaster, (await caseHere()).id)).map((match) => match.offerId)
  expect(found).toContain(reaching.id)
  expect(found).not.toContain(aside.id)
  expect(found.length).toBeGreaterThan(0)
  const there = await listService(hub, far, { ...basic, serviceAreaCodes: [elsewhere] })
  expect(found).not.toContain(there.id)
})

test('a service that has all it can take on does not fit, and fits again once one is done', async () => {
  const { id } = await listService(hub, organization, { ...basic, capacity: 1 })
  const busy = await (await caseHere()).underWay()
  const referral = await busy.refer(organization, id)
  await answerAs(hub, partnerOf(organization), referral.id)
  await hub.drain()
  const story = await caseHere()
  const offers = async () => (await serviceMatches(hub, quietMaster, story.id)).map((match) => match.offerId)
  expect(await offers()).not.toContain(id)
  await checkInAs(hub, partnerOf(organization), referral.id)
  await reportAs(hub, partnerOf(organization), referral.id)
  await busy.confirm(referral.id)
  await hub.drain()
  expect(await offers()).toContain(id)
})

test('a service that is paused, or closed on the only day that would do, does not fit', async () => {
  const { id, version } = await listService(hub, organization, { ...basic, ...hours(1, '09:00', '18:00') })
  const fits = async () => {
    const story = await caseHere({ windows: [monday] })
    return (await serviceMatches(hub, quietMaster, story.id)).some((match) => match.offerId === id)
  }
  expect(await fits()).toBe(true)
  const change = async (call: string, variables: Input): Promise<number> => {
    const document = `mutation Change($id: ID!, $version: Int!) { done: ${call} { version } }`
    const made = await told<{ done: { version: number } }>(hub, partnerOf(organization), document, { id, ...variables })
    await hub.drain()
    return made.done.version
  }
  const closing = 'reviseService(input: { id: $id, expectedVersion: $version, closures: ["2026-12-07"] })'
  const closed = await change(closing, { version })
  expect(await fits()).toBe(false)
  const opening = 'reviseService(input: { id: $id, expectedVersion: $version, closures: ["2026-12-08"] })'
  const opened = await change(opening, { version: closed })
  expect(await fits()).toBe(true)
  await change('pauseService(id: $id, expectedVersion: $version)', { version: opened })
  expect(await fits()).toBe(false)
})

test.each<[string, Input, Input, Input, Readonly<Record<string, number>>]>([
  ['equal, near, free and idle', place, {}, place, { CATEGORY: 1, PROXIMITY: 1, SPARE_CAPACITY: 1, FEE: 1 }],
  ['an ancestor one level up', { categoryCodes: ['life.repairs'] }, {}, {}, { CATEGORY: 0.8, PROXIMITY: 0.5 }],
  ['an ancestor two levels up', { categoryCodes: ['life'] }, {}, {}, { CATEGORY: 0.64 }],
  ['a descendant one level down', {}, {}, { categoryCode: 'life.repairs' }, { CATEGORY: 0.6 }],
  ['a descendant two levels down', {}, {}, { categoryCode: 'life' }, { CATEGORY: 0.36 }],
  ['the best of its categories', { categoryCodes: ['life', 'life.repairs.plumbing'] }, {}, {}, { CATEGORY: 1 }],
  ['a fee within a limit', fixed(25), { maxFee: 100 }, {}, { FEE: 0.75 }],
  ['a fee without a limit', fixed(300), {}, {}, { FEE: 0.25 }],
])('the score of a service with %s is what its reasons add up to', async (_, service, requirements, over, values) => {
  const match = await matchOf(service, requirements, over)
  if (!match) throw new Error('The service does not fit')
  const weights = {
    CATEGORY: 0.3,
    PROXIMITY: 0.25,
    TRACK_RECORD: 0.2,
    RESPONSIVENESS: 0.1,
    SPARE_CAPACITY: 0.1,
    FEE: 0.05,
  }
  expect(Object.fromEntries(match.reasons.map((reason) => [reason.code, reason.weight]))).toEqual(weights)
  expect(explained(match)).toBeCloseTo(match.score, 12)
  for (const [code, value] of Object.entries({ TRACK_RECORD: 0.625, ...values }))
    expect(match.reasons.find((reason) => reason.code === code)?.value).toBeCloseTo(value, 6)
})

test('a kilometre away halves the proximity', async () => {
  const match = await matchOf(kilometreAway, {}, place)
  expect(match?.distanceMeters).toBeCloseTo(1000, 0)
  expect(match?.reasons.find((reason) => reason.code === 'PROXIMITY')?.value).toBeCloseTo(0.5, 3)
})

test('services are ordered by score, and equal ones by their ids', async () => {
  const twins = [await listService(hub, organization, basic), await listService(hub, organization, basic)]
  const found = await serviceMatches(hub, quietMaster, (await caseHere()).id)
  expect(found.map((match) => match.score)).toEqual(found.map((match) => match.score).sort((a, b) => b - a))
  const ids = found.map((match) => match.offerId).filter((id) => twins.some((twin) => twin.id === id))
  expect(ids).toEqual(twins.map((twin) => twin.id).sort())
})

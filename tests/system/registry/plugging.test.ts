import { decodeJwt } from 'jose'
import { demoOrganizations } from '../../../shared/demo'
import { openTestHub, type TestHub } from '../../support/hub'
import { mealsSdl, openMeals } from '../../support/meals'
import { sendJson, type PlugInService } from '../../support/plug-in-service'
import { CaseStory } from '../../support/scenario.case'

const ownerId = demoOrganizations[0]?.id ?? ''
const plug = `mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) {
  name url status owner { id name } contributes receives matchSources health { requests circuitOpen } } }`

let hub: TestHub
let meals: PlugInService
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  meals = await openMeals(ownerId)
})
afterAll(async () => {
  await hub.close()
  await meals.close()
})

function input(over: object = {}) {
  return { input: { name: 'meals', url: meals.url, sdl: meals.sdl, ...over } }
}

test('an organisation may plug in what its district has allowed it to', async () => {
  const partner = hub.as('partner')
  expect((await partner.query(plug, input())).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  const allow = `mutation { allowPlugging(organizationId: "${ownerId}", allowed: true) }`
  expect(await hub.as('district').query(allow)).toEqual({ data: { allowPlugging: true } })
  const answer = await partner.query(plug, input())
  expect(answer).toMatchObject({
    data: { plugSubgraph: { name: 'meals', status: 'PLUGGED', url: meals.url, owner: { id: ownerId } } },
  })
  expect(answer.data.plugSubgraph).toMatchObject({
    contributes: ['Area.mealsServed', 'Case.mealOffers', 'Organization.kitchenHours'],
    receives: ['Area.code', 'Case.category', 'Case.id', 'Category.code', 'Organization.id'],
    matchSources: ['mealOffers'],
  })
})

test('its offers are among the candidates, weighed by what the hub knows, and can be referred to like any other', async () => {
  const worker = hub.as('worker')
  const story = await CaseStory.open(hub, 'worker', { categoryCode: 'public.company.visiting' })
  await story.underWay()
  const asked = `{ case(id: "${story.id}") { mealOffers { title provider { ... on Organization { name } } }
    candidates(first: 50) { missingSources items { source title providerId offerId score } } } }`
  const { data, errors } = await worker.query(asked)
  expect(errors).toBeUndefined()
  expect(data.case.mealOffers).toEqual([{ title: 'Soup', provider: { name: demoOrganizations[0]?.name } }])
  expect(data.case.candidates.missingSources).toEqual([])
  // 0.5 × its own 0.9, and 0.5 × (3.5 − 1) / 4: nobody has evaluated it yet.
  const soup = { source: 'mealOffers', title: 'Soup', providerId: ownerId, offerId: 'soup-1', score: 0.7625 }
  expect(data.case.candidates.items).toContainEqual(soup)
  const referral = await story.refer(ownerId, 'soup-1')
  expect(referral).toMatchObject({ status: 'OFFERED', offerId: 'soup-1' })
  const after = await worker.query(asked)
  expect(after.data.case.candidates.items).not.toContainEqual(soup)
})

test('what it is sent is what it receives, with a token for it alone that names nobody', async () => {
  const [last] = meals.received.filter(({ variables }) => 'representations' in variables).slice(-1)
  const [representation] = last?.variables['representations'] as object[]
  expect(Object.keys(representation ?? {}).sort()).toEqual(['__typename', 'category', 'id'])
  const token = String(last?.headers.authorization).replace('Bearer ', '')
  const { iss, aud, sub, iat = 0, exp = 0, ...more } = decodeJwt(token)
  expect({ iss, aud, sub, life: exp - iat, more }).toEqual({
    ...{ iss: 'station-hub', aud: meals.url, sub: 'station-hub', life: 60 },
    more: { jti: expect.any(String) },
  })
  expect(JSON.stringify(last?.headers)).not.toContain(hub.as('worker').viewer.id)
  const response = await fetch(`${await hub.url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ viewer { id } }"}',
  })
  expect(response.status).toBe(401)
})

test('its owner, its district and the hub see it; another partner does not, and takes neither its name nor its place', async () => {
  const seen = '{ subgraphs { name status url } }'
  const own = { name: 'meals', status: 'PLUGGED', url: meals.url }
  for (const person of ['partner', 'district', 'admin'] as const)
    expect((await hub.as(person).query(seen)).data.subgraphs).toContainEqual(own)
  const core = { name: 'cases', status: 'CORE', url: null }
  const stranger = await hub.as('department').query(seen)
  expect(stranger.data.subgraphs).toContainEqual(core)
  expect(stranger.data.subgraphs).not.toContainEqual(own)
  const ofOwner = `{ organization(id: "${ownerId}") { subgraphs { name } } subgraph(name: "meals") { name } }`
  expect((await hub.as('department').query(ofOwner)).data).toEqual({
    organization: { subgraphs: null },
    subgraph: null,
  })
  expect((await hub.as('partner').query(ofOwner)).data).toEqual({
    organization: { subgraphs: [{ name: 'meals' }] },
    subgraph: { name: 'meals' },
  })
  for (const person of ['worker', 'subdistrict', 'resident'] as const)
    expect((await hub.as(person).query(seen)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await hub.as('anonymous').query(seen)).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })

  const other = hub.as('department').viewer.organizationId
  await hub.as('admin').query(`mutation { allowPlugging(organizationId: "${other}", allowed: true) }`)
  const unplug = 'mutation { unplugSubgraph(name: "meals") { name } }'
  expect((await hub.as('department').query(unplug)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  expect((await hub.as('department').query(plug, input())).errors?.[0]?.extensions).toMatchObject({
    code: 'VALIDATION_FAILED',
    problems: [{ code: 'NAME_TAKEN' }],
  })
})

test('the hub’s own say, too, what they add to each other’s entities, and what they are sent', async () => {
  const { data } = await hub
    .as('partner')
    .query('{ subgraph(name: "volunteers") { contributes receives matchSources } }')
  expect(data.subgraph).toEqual({
    contributes: ['Area.openTasks', 'Case.tasks', 'Case.volunteerMatches', 'Resident.volunteer'],
    receives: expect.arrayContaining(['Case.id', 'Case.requirements', 'NeedRequirements.skills', 'Resident.id']),
    matchSources: ['volunteerMatches'],
  })
})

test('what does not fit is refused with every problem, and the hub serves on what it served', async () => {
  const before = hub.hub.generations.current.id
  const sdl = `${mealsSdl.replace('kitchenHours: String', 'kitchenHours: String!')} extend type Query { secrets: String }`
  const check = `mutation($input: SubgraphInput!) { checkSubgraph(input: $input) { ok supergraphId problems { code coordinate } } }`
  const { data } = await hub.as('partner').query(check, input({ sdl }))
  const coordinates = (data.checkSubgraph.problems as { coordinate: string }[]).map(({ coordinate }) => coordinate)
  expect(data.checkSubgraph).toMatchObject({ ok: false, supergraphId: null })
  expect(coordinates).toEqual(expect.arrayContaining(['Organization.kitchenHours', 'Query.secrets']))
  const refused = await hub.as('partner').query(plug, input({ sdl }))
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' })
  expect(hub.hub.generations.current.id).toBe(before)
})

test('the schema may be the service’s own word; where it says nothing, that is told', async () => {
  const check = `mutation($input: SubgraphInput!) { checkSubgraph(input: $input) { ok problems { severity code } } }`
  const own = await hub.as('partner').query(check, input({ sdl: null }))
  expect(own.data.checkSubgraph.problems.filter(({ severity }: { severity: string }) => severity === 'ERROR')).toEqual(
    [],
  )
  meals.behave((response) => void response.writeHead(500).end())
  const silent = await hub.as('partner').query(check, input({ sdl: null }))
  meals.behave(null)
  expect(silent.data.checkSubgraph).toEqual({ ok: false, problems: [{ severity: 'ERROR', code: 'UNREACHABLE' }] })
})

test('a service that fails again and again is told to be degraded; a new version of it is not', async () => {
  const state = '{ subgraph(name: "meals") { status health { circuitOpen } } }'
  const menu = '{ mealsToday { dish } }'
  meals.behave((response) => sendJson(response, {}, 500))
  for (let fault = 0; fault < 5; fault += 1) {
    const { data, errors } = await hub.as('partner').query(menu)
    expect([data, errors?.[0]?.extensions?.['code']]).toEqual([{ mealsToday: null }, 'SUBGRAPH_UNAVAILABLE'])
  }
  meals.behave(null)
  expect((await hub.as('partner').query(state)).data).toEqual({
    subgraph: { status: 'DEGRADED', health: { circuitOpen: true } },
  })
  expect((await hub.as('partner').query(plug, input())).data.plugSubgraph.status).toBe('PLUGGED')
  expect((await hub.as('partner').query(menu)).data).toEqual({ mealsToday: [{ dish: 'Soup' }] })
})

test('every supergraph is kept, and an earlier one comes back', async () => {
  const admin = hub.as('admin')
  const history =
    '{ supergraph { version id subgraphs change publishedBy } supergraphHistory { version subgraphs change } }'
  const now = (await admin.query(history)).data
  expect(now.supergraph).toMatchObject({ change: 'meals was plugged in.', publishedBy: hub.as('partner').viewer.id })
  expect(now.supergraphHistory.at(-1).subgraphs).not.toContain('meals')
  const withMeals = now.supergraph.version as number
  const gone = await hub.as('partner').query('mutation { unplugSubgraph(name: "meals") { status } }')
  expect(gone.data).toEqual({ unplugSubgraph: { status: 'UNPLUGGED' } })
  expect(hub.hub.generations.current.schema.getType('MealsOffer')).toBeUndefined()

  const back = `mutation { rollbackSupergraph(toVersion: ${withMeals}) { version id subgraphs change } }`
  expect((await hub.as('district').query(back)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  const rolled = await admin.query(back)
  expect(rolled.data.rollbackSupergraph).toMatchObject({
    version: withMeals + 2,
    id: now.supergraph.id,
    change: `Rolled back to version ${withMeals}.`,
  })
  expect((await hub.as('partner').query('{ mealsToday { dish } }')).data).toEqual({ mealsToday: [{ dish: 'Soup' }] })
  const nowhere = await admin.query('mutation { rollbackSupergraph(toVersion: 99) { version } }')
  expect(nowhere.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
})

test('a district that takes its word back has the organisation’s subgraphs out at once, and none comes back by another way', async () => {
  const allow = (allowed: boolean) =>
    hub.as('district').query(`mutation { allowPlugging(organizationId: "${ownerId}", allowed: ${allowed}) }`)
  const served = '{ supergraph { version subgraphs change publishedBy } }'
  const withMeals = (await hub.as('admin').query(served)).data.supergraph.version as number
  expect(await allow(false)).toEqual({ data: { allowPlugging: false } })
  expect(hub.hub.generations.current.schema.getType('MealsOffer')).toBeUndefined()
  const gone = (await hub.as('admin').query(served)).data.supergraph
  expect(gone).toMatchObject({
    ...{ version: withMeals + 1, publishedBy: hub.as('district').viewer.id },
    change: 'meals was unplugged: the organisation may not plug in any more.',
  })
  expect(gone.subgraphs).not.toContain('meals')
  // Once more changes nothing.
  await allow(false)
  expect((await hub.as('admin').query(served)).data.supergraph.version).toBe(withMeals + 1)
  expect((await hub.as('partner').query(plug, input())).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })

  const back = `mutation { rollbackSupergraph(toVersion: ${withMeals}) { subgraphs change } }`
  const rolled = (await hub.as('admin').query(back)).data.rollbackSupergraph
  expect(rolled.change).toBe(`Rolled back to version ${withMeals} without meals, which may not be plugged in any more.`)
  expect(rolled.subgraphs).not.toContain('meals')

  // While it is being checked, its district changes its mind.
  await allow(true)
  const check = 'mutation($input: SubgraphInput!) { checkSubgraph(input: $input) { ok } }'
  const unreadable = input({ url: 'http://127.0.0.1:9/graphql', sdl: 'type {' })
  const mayStill = async () => (await hub.as('partner').query(check, unreadable)).errors === undefined
  let withdrawn: Promise<unknown> | undefined
  meals.behave(async (response) => {
    withdrawn = allow(false)
    while (await mayStill());
    sendJson(response, { data: { _service: { sdl: meals.sdl } } })
  })
  const late = await hub.as('partner').query(plug, input())
  meals.behave(null)
  await withdrawn
  expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await hub.as('admin').query(served)).data.supergraph.subgraphs).not.toContain('meals')
})

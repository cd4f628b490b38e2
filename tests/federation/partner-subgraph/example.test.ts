import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { check, ownerId } from '../../support/checking'
import { startMeals, type RunningMeals } from './meals'

const sdl = readFileSync(path.join(projectRoot, 'examples/partner-subgraph/schema.graphql'), 'utf8')

let meals: RunningMeals
beforeAll(async () => void (meals = await startMeals({ HUB_ORGANIZATION_ID: ownerId })))
afterAll(() => meals.stop())

const place = { latitude: 39.917, longitude: 116.36 }
const noon = { startsAt: '2026-11-23T03:30:00Z', endsAt: '2026-11-23T05:00:00Z' }
const need = { maxFee: null, windows: [noon] }

async function offers(over: object): Promise<{ offerId: string; score: number }[]> {
  const sent = { __typename: 'Case', id: 'c', category: { code: 'life.meals.delivery' }, ...over }
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Case { mealOffers { offerId score distanceMeters fee reasons { weight value } provider { __typename id } } } } }`
  const { data } = await meals.ask(query, {
    representations: [{ approximateLocation: place, requirements: need, ...sent }],
  })
  const [entity] = (data as { _entities: { mealOffers: { offerId: string; score: number }[] }[] })._entities
  return entity?.mealOffers ?? []
}

test('the hub would take it: nothing speaks against its schema, and the service says the same', async () => {
  const service = async () => {
    const { data } = await meals.ask('{ _service { sdl } }')
    return (data as { _service: { sdl: string } })._service.sdl
  }
  const result = await check(sdl, { service })
  expect(result.problems).toEqual([])
  expect(result.matchSources).toEqual(['mealOffers'])
  expect(result.contributes).toEqual(['Area.mealsBrought', 'Case.mealOffers', 'Organization.mealsKitchens'])
})

test('who needs a meal at noon is offered the kitchen that is open then, by its owner', async () => {
  const found = await offers({})
  expect(found).toMatchObject([{ offerId: 'kitchen-1', provider: { __typename: 'Organization', id: ownerId } }])
  const [{ score, reasons }] = found as unknown as [{ score: number; reasons: { weight: number; value: number }[] }]
  expect(reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(score)
})

test('at five in the afternoon both are open, the nearer and emptier one first', async () => {
  const windows = [{ startsAt: '2026-11-23T09:00:00Z', endsAt: '2026-11-23T10:00:00Z' }]
  const found = await offers({ requirements: { maxFee: null, windows } })
  expect(found.map(({ offerId }) => offerId)).toEqual(['kitchen-1', 'kitchen-2'])
})

test.each([
  ['a burst pipe', { category: { code: 'life.repairs.plumbing' } }],
  ['somebody far away', { approximateLocation: { latitude: 40.4, longitude: 116.36 } }],
  ['somebody who can pay 5', { requirements: { maxFee: 5, windows: [noon] } }],
  [
    'somebody who eats at midnight',
    { requirements: { maxFee: null, windows: [{ startsAt: '2026-11-22T16:00:00Z', endsAt: '2026-11-22T17:00:00Z' }] } },
  ],
])('%s is offered no meal', async (_, over) => {
  expect(await offers(over)).toEqual([])
})

test('organisations and areas are answered in one go, and a foreign organisation has no kitchens here', async () => {
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Organization { mealsKitchens { name } } ... on Area { mealsBrought } } }`
  const representations = [
    { __typename: 'Organization', id: ownerId },
    { __typename: 'Organization', id: 'another' },
    { __typename: 'Area', code: 'xicheng.g.qianggen' },
  ]
  const { data } = await meals.ask(query, { representations })
  expect(data).toMatchObject({
    _entities: [{ mealsKitchens: [{}, {}] }, { mealsKitchens: null }, { mealsBrought: 412 }],
  })
})

describe('with HUB_URL set', () => {
  let hub: Server
  let closed: RunningMeals
  let sign: (audience: string, life?: string) => Promise<string>
  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }]
    sign = (audience, life = '60s') =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setAudience(audience)
        .setExpirationTime(life)
        .sign(privateKey)
    hub = createServer((request, response) =>
      response.writeHead(request.url === '/.well-known/jwks.json' ? 200 : 404).end(JSON.stringify({ keys })),
    )
    await once(hub.listen(0, '127.0.0.1'), 'listening')
    const HUB_URL = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`
    closed = await startMeals({ HUB_ORGANIZATION_ID: ownerId, HUB_URL, SERVICE_URL: 'https://meals.example/graphql' })
  })
  afterAll(async () => {
    await closed.stop()
    hub.close()
  })
  const menu = '{ mealsMenu { name } }'

  test('the hub may ask', async () => {
    const token = await sign('https://meals.example/graphql')
    expect(await closed.ask(menu, {}, token)).toMatchObject({ status: 200, data: { mealsMenu: [{}, {}, {}] } })
  })

  test('nobody else may, with no token, one for somebody else, one that has ended, or one that is none', async () => {
    const others = [
      undefined,
      await sign('https://taxi.example/graphql'),
      await sign('https://meals.example/graphql', '-1m'),
      'x.y.z',
    ]
    for (const token of others) expect((await closed.ask(menu, {}, token)).status).toBe(401)
  })
})

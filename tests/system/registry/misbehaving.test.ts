import { parse } from 'graphql'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { Fence, type FenceMeans } from '../../../gateway/registry/fence/fence'
import { openPlugInService, sendJson, type PlugInService, type Received } from '../../support/plug-in-service'
import { fixtureHub } from '../../federation/gateway/fixture'
import { cases, means, sdl } from './cases-and-meals'

const question = '{ cases { id title mealOffers(first: 1) { title price } mealsLeft mealsKind } }'

let service: PlugInService
let fences: Fence[] = []
beforeAll(async () => {
  service = await openPlugInService(sdl, {
    Query: { mealsToday: () => [{ dish: 'Soup', case: { id: '1' } }] },
    Case: { mealOffers: () => [{ title: 'Soup', price: 12 }], mealsLeft: () => 3, mealsKind: () => 'HOT' },
  })
})
afterEach(() => {
  for (const fence of fences) fence.close()
  fences = []
  service.behave(null)
})
afterAll(() => service.close())

function hub(over: Partial<FenceMeans> = {}, url = service.url, receives = ['Case.category', 'Case.id']) {
  const fence = new Fence({ name: 'meals', url, sdl, receives }, { ...means, ...over })
  fences.push(fence)
  const plugged = Object.assign(fence, { sdl })
  return { fence, ...fixtureHub([cases, plugged], { subgraphTimeoutMilliseconds: 60_000 }) }
}

/** Answers entities, each made from the one that was asked for. */
function entities(made: (asked: Record<string, unknown>, index: number) => unknown) {
  return (response: ServerResponse, { variables }: Received) => {
    const asked = variables['representations'] as Record<string, unknown>[]
    sendJson(response, { data: { _entities: asked.map(made) } })
  }
}
const good = { mealOffers: [{ title: 'Soup', price: 12 }], mealsLeft: 3, mealsKind: 'HOT' }
const whole = (id: string) => ({ id, title: `Case ${id}`, ...good })
const without = (id: string) => ({ id, title: `Case ${id}`, mealOffers: null, mealsLeft: null, mealsKind: null })

test('an honest service answers its fields', async () => {
  const { data, errors } = await hub().ask(question)
  expect(errors).toBeUndefined()
  expect(data).toEqual({ cases: [whole('1'), whole('2')] })
})

test('what a client calls its operation, its variables and its answers does not reach the service', async () => {
  service.received.length = 0
  const { data, errors } = await hub().ask(
    `query MrZhangIsIll($mrZhangs: Int) { cases { id a0: title mrZhang: mealOffers(first: $mrZhangs) { ...mrZhangs }
      mealsLeft: mealsKind a1: mealsLeft } } fragment mrZhangs on MealsOffer { forMrZhang: title price }`,
    { mrZhangs: 2 },
  )
  expect(errors).toBeUndefined()
  const answer = { mrZhang: [{ forMrZhang: 'Soup', price: 12 }], mealsLeft: 'HOT', a1: 3 }
  expect(data).toEqual({ cases: ['1', '2'].map((id) => ({ id, a0: `Case ${id}`, ...answer })) })
  const [{ query = '', variables = {} } = {}] = service.received
  expect(query).toContain('mealOffers(first: $v0)')
  expect(variables).toMatchObject({ v0: 2 })
  expect(JSON.stringify(service.received)).not.toMatch(/mrZhang/i)
})

test('a client may give its fields the name of the key, and is told of faults by its own names', async () => {
  expect((await hub().ask('{ cases { id: mealsLeft } }')).data).toEqual({ cases: [{ id: 3 }, { id: 3 }] })
  service.behave((response, { query }) => {
    const [, name = ''] = /(\w+): mealsLeft/.exec(query) ?? []
    sendJson(response, {
      data: { _entities: [{ [name]: null }, { [name]: 3 }] },
      errors: [{ message: 'sold out', path: ['_entities', 0, name] }],
    })
  })
  const { data, errors } = await hub().ask('{ cases { left: mealsLeft } }')
  expect(data).toEqual({ cases: [{ left: null }, { left: 3 }] })
  expect(errors?.map(({ path }) => path)).toEqual([['cases', 0, 'left']])
})

async function endless(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  const piece = ' '.repeat(1_000_000)
  for (let sent = 0; sent < 200 && !response.destroyed; sent += 1)
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')])
  response.end()
}

test.each<[string, (response: ServerResponse, received: Received) => void | Promise<void>]>([
  ['answers 500', (response) => sendJson(response, { data: null }, 500)],
  ['answers 200 MB', endless],
  ['answers HTML', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Meals</h1>')],
  [
    'answers HTML that it calls JSON',
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('<h1>'),
  ],
  ['answers no object', (response) => sendJson(response, [1, 2])],
  ['answers nothing', (response) => sendJson(response, {})],
  [
    'answers errors without data',
    (response) => sendJson(response, { data: null, errors: [{ message: 'at /srv/meals.js:7' }] }),
  ],
  [
    'breaks off',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' })
      response.write('{"data":', () => response.destroy())
    },
  ],
  [
    'answers packed',
    (response) =>
      void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('x'),
  ],
  [
    'redirects to where machines keep their secrets',
    (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  ],
  ['answers too few entities', (response) => sendJson(response, { data: { _entities: [good] } })],
  ['answers entities of another id', entities(() => ({ id: '9', ...good }))],
  ['answers entities of another type', entities(() => ({ __typename: 'Organization', ...good }))],
  [
    'answers __proto__',
    (response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(
          '{"data":{"_entities":[{"mealsLeft":1,"\\u005f_proto__":{"admin":true}},{"constructor":{"prototype":{"admin":true}}}]}}',
        ),
  ],
  [
    'nests without end',
    (response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"data":${'['.repeat(400_000)}${']'.repeat(400_000)}}`),
  ],
])('a service that %s harms its own fields alone', async (_, behaviour) => {
  service.behave(behaviour)
  const { ask } = hub()
  const { data, errors } = await ask(question)
  expect(data).toEqual({ cases: [without('1'), without('2')] })
  expect(errors?.length).toBeGreaterThan(0)
  for (const { extensions, path } of errors ?? []) {
    expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(path?.[2]).toMatch(/^meals?(Offers|Left|Kind)$/)
  }
  expect(JSON.stringify(errors)).not.toMatch(/srv|127\.0|ECONN/)
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
})

test('of an answer, only what has the right type is taken, and only what was asked for', async () => {
  service.behave(
    entities((_, index) =>
      index === 0
        ? {
            mealOffers: [{ title: { html: '<b>' }, price: 1 }],
            mealsLeft: 'many',
            mealsKind: 'HOT',
            title: 'Hacked',
            secret: 'seen',
          }
        : { mealOffers: { title: 'Soup' }, mealsLeft: 2.5, mealsKind: 'LUKEWARM', id: '2' },
    ),
  )
  const { data, errors } = await hub().ask(question)
  expect(data).toEqual({ cases: [{ ...without('1'), mealsKind: 'HOT' }, without('2')] })
  const places = errors?.map(({ path }) => path?.slice(0, 3).join('.')).sort()
  expect([...new Set(places)]).toEqual(
    ['0.mealOffers', '0.mealsLeft', '1.mealOffers', '1.mealsKind', '1.mealsLeft'].map((place) => `cases.${place}`),
  )
  expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']))
})

test('what it says of its own is not more than it says: a case that it names is read where cases are', async () => {
  service.behave((response) =>
    sendJson(response, {
      data: { mealsToday: [{ dish: 'Soup', case: { __typename: 'Case', id: '2', title: 'Hacked' } }] },
    }),
  )
  const { data, errors } = await hub().ask('{ mealsToday { dish case { id title } } }')
  expect(errors).toBeUndefined()
  expect(data).toEqual({ mealsToday: [{ dish: 'Soup', case: { id: '2', title: 'Case 2' } }] })
})

test.each<[string, (response: ServerResponse) => void]>([
  ['hangs', () => undefined],
  [
    'drips',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
  ],
])('a service that %s is waited for no longer than its time', async (_, behaviour) => {
  service.behave(behaviour)
  const { data, errors } = await hub({ patienceMilliseconds: 200 }).ask(question)
  expect(data).toEqual({ cases: [without('1'), without('2')] })
  expect(errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' })
})

test('what it does not receive is not sent, whatever the plan says', async () => {
  const { ask, causes } = hub({}, service.url, ['Case.id'])
  service.received.length = 0
  const { data } = await ask(question)
  expect(data).toEqual({
    cases: [
      { ...whole('1'), mealOffers: null },
      { ...whole('2'), mealOffers: null },
    ].map((one) => ({ ...one, mealsLeft: null, mealsKind: null })),
  })
  expect(service.received).toEqual([])
  expect(String((causes[0] as Error).cause)).toContain('Case.category')
})

test.each(['http://127.0.0.1:1/', 'http://10.1.2.3/', 'http://[::1]/', 'http://169.254.169.254/'])(
  'in production %s is never asked',
  async (url) => {
    const { ask, causes } = hub({ production: true }, url)
    const { data } = await ask(question)
    expect(data).toEqual({ cases: [without('1'), without('2')] })
    expect(String((causes[0] as Error).cause)).toContain('not public')
  },
)

test('nor a name that stands for an address inside, also beside a public one', async () => {
  const resolve = () =>
    Promise.resolve([
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ])
  const { ask, causes } = hub({ production: true, resolve }, 'http://meals.example/')
  await ask(question)
  expect(String((causes[0] as Error).cause)).toContain('not public')
})

test('after faults in a row it is left alone, told to be degraded, and comes back by itself', async () => {
  let now = Date.now()
  const time = jest.spyOn(Date, 'now').mockImplementation(() => now)
  try {
    const { fence, ask } = hub({ now: () => now })
    service.behave((response) => sendJson(response, {}, 500))
    for (let n = 0; n < 5; n++) await ask(`query Q${n} ${question}`)
    expect(fence.health).toMatchObject({ requests: 5, failures: 5, circuitOpen: true })
    service.received.length = 0
    await ask(question)
    expect(service.received).toEqual([])
    service.behave(null)
    await fence.probe()
    expect(fence.health.circuitOpen).toBe(true)
    now += 5_000
    await fence.probe()
    expect(fence.health.circuitOpen).toBe(false)
    expect((await ask(question)).data).toEqual({ cases: [whole('1'), whole('2')] })
    now += 301_000
    expect(fence.health).toEqual({
      requests: 0,
      failures: 0,
      p50Milliseconds: null,
      p99Milliseconds: null,
      circuitOpen: false,
    })
  } finally {
    time.mockRestore()
  }
})

test('it is asked sixteen times at once and no more', async () => {
  const { fence } = hub()
  const waiting: ServerResponse[] = []
  let most = 0
  let came: () => void = () => undefined
  service.behave((response) => {
    waiting.push(response)
    most = Math.max(most, waiting.length)
    came()
  })
  const request = { document: parse('{ mealsToday { dish } }'), variables: {}, operationName: null, requestId: 'r' }
  const asked = Array.from({ length: 40 }, () =>
    fence.execute({
      ...request,
      viewer: { id: '', name: '', role: 'SYSTEM', area: null, organizationId: null, expiresAt: null },
      signal: new AbortController().signal,
    }),
  )
  for (let answered = 0; answered < 40; answered += 1) {
    // Nobody is answered before as many wait as may.
    while (waiting.length < Math.min(16, 40 - answered)) await new Promise<void>((resolve) => (came = resolve))
    const response = waiting.shift()
    if (response) sendJson(response, { data: { mealsToday: [] } })
  }
  expect((await Promise.all(asked)).every(({ errors }) => errors === undefined)).toBe(true)
  expect(most).toBe(16)
  const health = fence.health
  expect(health).toMatchObject({ requests: 40, failures: 0, circuitOpen: false })
  expect(health.p99Milliseconds).toBeGreaterThanOrEqual(health.p50Milliseconds ?? Infinity)
})

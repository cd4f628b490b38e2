import { setImmediate } from 'node:timers/promises'
import { fixtureGeneration, fixtureSubgraph } from './fixture'
import { begun, liveFixture, next, person } from './live.fixture'

const changes = 'subscription { caseChanged { id title } }'
const tap = { data: { caseChanged: { id: '1', title: 'Tap' } } }

describe('what is shared', () => {
  test('one source and one run of the plan serve a person who subscribes twice', async () => {
    const { subscriptions, operation, change, live, needs } = liveFixture()
    const one = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    const two = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    change('1')
    expect([await next(one), await next(two)]).toEqual([tap, tap])
    expect(subscriptions.size).toEqual({ subscribers: 2, sources: 1 })
    expect([live.requests.length, needs.requests.length]).toEqual([1, 1])
  })

  test('two people share nothing, were their roles, areas and organisations the same', async () => {
    const { subscriptions, operation, live } = liveFixture()
    await begun(subscriptions.subscribe(operation(changes, person('w'))))
    await begun(subscriptions.subscribe(operation(changes, person('v'))))
    expect(subscriptions.size).toEqual({ subscribers: 2, sources: 2 })
    expect(live.requests.map(({ viewer }) => viewer.id)).toEqual(['w', 'v'])
  })

  test.each([
    ['another role', { role: 'STATIONMASTER' as const }],
    ['another area', { area: 'xicheng.h' }],
    ['another organisation', { organizationId: 'o' }],
  ])('a person with %s shares nothing with who they were before', async (_, other) => {
    const { subscriptions, operation } = liveFixture()
    await begun(subscriptions.subscribe(operation(changes, person('w'))))
    await begun(subscriptions.subscribe(operation(changes, person('w', other))))
    expect(subscriptions.size.sources).toBe(2)
  })

  test('other variables are another source', async () => {
    const { subscriptions, operation } = liveFixture()
    const query = 'subscription ($kind: String) { caseChanged(kind: $kind) { id } }'
    const closed = await begun(subscriptions.subscribe(operation(query, person('w'), { kind: 'case.closed' })))
    await begun(subscriptions.subscribe(operation(query, person('w'), { kind: 'case.opened' })))
    expect(subscriptions.size.sources).toBe(2)
    await closed.return?.()
    expect(subscriptions.size).toEqual({ subscribers: 1, sources: 1 })
  })

  test('the source is let go with its last reader', async () => {
    const { subscriptions, operation, feed } = liveFixture()
    const one = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    const two = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    await one.return?.()
    expect(feed.size).toBe(1)
    await two.return?.()
    expect([feed.size, subscriptions.size.sources]).toEqual([0, 0])
  })
})

describe('rights', () => {
  test('are those of the moment of the event', async () => {
    const closed = new Set<string>()
    const { subscriptions, operation, change } = liveFixture({ closed })
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    change('1')
    expect(await next(events)).toEqual(tap)
    closed.add('w')
    change('1')
    expect(await next(events)).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })

  test("end with the token: nothing goes out after, though the reader's queue is open", async () => {
    const { subscriptions, operation, change, clock } = liveFixture()
    const reasons: string[] = []
    const expiresAt = clock.now().getTime() / 1000 + 60
    const events = await begun(
      subscriptions.subscribe(operation(changes, person('w', { expiresAt })), (reason) => reasons.push(reason)),
    )
    change('1')
    expect(await next(events)).toEqual(tap)
    clock.pass({ seconds: 60 })
    change('1')
    expect(await next(events)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(await next(events)).toBeNull()
    expect([reasons, subscriptions.size.sources]).toEqual([['expired'], 0])
  })

  test("one token's end leaves the same person's other subscription alone", async () => {
    const { subscriptions, operation, change, clock } = liveFixture()
    const expiresAt = clock.now().getTime() / 1000 + 60
    const short = await begun(subscriptions.subscribe(operation(changes, person('w', { expiresAt }))))
    const long = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    clock.pass({ seconds: 61 })
    change('1')
    expect(await next(short)).toMatchObject({ errors: [{}] })
    expect(await next(long)).toEqual(tap)
  })
})

describe('a reader who is slow', () => {
  test('is ended when 16 answers wait, and told so; the others get everything', async () => {
    const { subscriptions, operation, change } = liveFixture()
    const reasons: string[] = []
    const slow = await begun(subscriptions.subscribe(operation(changes, person('w')), (why) => reasons.push(why)))
    const quick = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    for (let n = 0; n < 17; n++) {
      change('1')
      expect(await next(quick)).toEqual(tap)
    }
    expect(reasons).toEqual(['slow'])
    expect(await next(slow)).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', allowed: 16 } }] })
    expect(await next(slow)).toBeNull()
    expect(subscriptions.size.subscribers).toBe(1)
  })
})

describe('answers', () => {
  test('come in the order of the events, whatever each takes', async () => {
    const { subscriptions, operation, change, needs } = liveFixture()
    const ready: (() => void)[] = []
    const answer = needs.execute.bind(needs)
    Object.assign(needs, {
      execute: async (request: Parameters<typeof answer>[0]) => {
        await new Promise<void>((resolve) => ready.push(resolve))
        return answer(request)
      },
    })
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    change('1')
    change('2')
    while (ready.length < 2) await setImmediate()
    ready[1]?.()
    ready[0]?.()
    expect([await next(events), await next(events)]).toEqual([
      tap,
      { data: { caseChanged: { id: '2', title: 'Meal' } } },
    ])
  })

  test('are never read from a request that began before the event', async () => {
    const { subscriptions, operation, change, needs, hub } = liveFixture()
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    const answer = needs.execute.bind(needs)
    const held: (() => void)[] = []
    Object.assign(needs, {
      execute: async (request: Parameters<typeof answer>[0]) => {
        const result = answer(request)
        if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve))
        return result
      },
    })
    const before = hub.ask('{ need(id: "1") { title } }', {}, person('w'))
    while (held.length === 0) await setImmediate()
    change('1')
    expect(await next(events)).toEqual(tap)
    held[0]?.()
    expect(await before).toEqual({ data: { need: { title: 'Tap' } } })
  })
})

describe('a new generation', () => {
  const meals = fixtureSubgraph('meals', 'key', 'type Query { meal: String }', { Query: { meal: () => 'soup' } })

  test('carries a subscription on, from the same source, when its operation still fits', async () => {
    const { subscriptions, operation, change, generations, subgraphs, live } = liveFixture()
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    const all = [...subgraphs, meals]
    generations.swap(fixtureGeneration(all))
    await setImmediate()
    change('1')
    expect(await next(events)).toEqual(tap)
    expect(live.requests).toHaveLength(1)
    // Who subscribes now is on the new generation, and so is the one who was there before.
    await begun(subscriptions.subscribe(operation(changes, person('w'))))
    expect(subscriptions.size).toEqual({ subscribers: 2, sources: 1 })
  })

  test('opens the source anew when another subgraph answers the field', async () => {
    const { subscriptions, operation, change, generations, subgraphs, live, feed } = liveFixture()
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    const moved = { ...live }
    const all = subgraphs.map((subgraph) => (subgraph === live ? moved : subgraph))
    generations.swap(fixtureGeneration(all))
    while (live.requests.length < 2) await setImmediate()
    await setImmediate()
    expect(feed.size).toBe(1)
    change('1')
    expect(await next(events)).toEqual(tap)
  })

  test('ends a subscription that does not fit it, with words that say so', async () => {
    const { subscriptions, operation, generations, live } = liveFixture()
    const reasons: string[] = []
    const events = await begun(subscriptions.subscribe(operation(changes, person('w')), (why) => reasons.push(why)))
    generations.swap(fixtureGeneration([live]))
    expect(await next(events)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', resubscribe: true } }],
    })
    expect(await next(events)).toBeNull()
    expect([reasons, subscriptions.size.sources]).toEqual([['outdated'], 0])
  })
})

describe('a source', () => {
  test('that breaks off tells its readers to subscribe again', async () => {
    const { subscriptions, operation, live, hub } = liveFixture()
    const breaking = async function* () {
      yield await Promise.resolve({ data: { caseChanged: { id: '1', __typename: 'Case' } } })
      throw new Error('ECONNRESET')
    }
    Object.assign(live, { subscribe: () => Promise.resolve(breaking()) })
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    expect(await next(events)).toEqual(tap)
    expect(await next(events)).toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', resubscribe: true } }],
    })
    expect(hub.causes).toHaveLength(1)
  })

  test('is ended when the hub stops', async () => {
    const { subscriptions, operation, feed } = liveFixture()
    const events = await begun(subscriptions.subscribe(operation(changes, person('w'))))
    subscriptions.close()
    expect(await next(events)).toMatchObject({ errors: [{ extensions: { resubscribe: true } }] })
    expect(feed.size).toBe(0)
  })
})

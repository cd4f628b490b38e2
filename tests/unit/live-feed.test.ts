import { FellBehind, ProcessLiveFeed, type HubEvent } from '../../shared/events'

const event = (n: number, kind = 'case.changed'): HubEvent => {
  return { id: `event-${n}`, kind, aggregateId: 'a', version: n, at: '2026-11-18T02:00:00.000Z', data: {} }
}

test('a subscriber sees what it wants, in order, and an event that comes twice once', async () => {
  const feed = new ProcessLiveFeed()
  const seen = feed.subscribe(['case.changed'], ({ version }) => version !== 2)
  const waiting = seen.next()
  for (const n of [1, 1, 2, 3]) feed.send(event(n))
  feed.send(event(4, 'task.posted'))
  expect((await waiting).value).toMatchObject({ version: 1 })
  expect((await seen.next()).value).toMatchObject({ version: 3 })
})

test('a subscriber who has left is forgotten, also while it waits', async () => {
  const feed = new ProcessLiveFeed()
  const seen = feed.subscribe(['case.changed'], () => true)
  const waiting = seen.next()
  await seen.return?.()
  expect(await waiting).toEqual({ value: undefined, done: true })
  expect(feed.size).toBe(0)
})

test('a subscriber who falls too far behind is told after what it has, and memory stays', async () => {
  const feed = new ProcessLiveFeed()
  const slow = feed.subscribe(['case.changed'], () => true)
  for (let n = 1; n <= 1_000; n++) feed.send(event(n))
  expect(feed.size).toBe(0)
  const versions: number[] = []
  const reading = (async () => {
    for await (const { version } of slow) versions.push(version)
  })()
  await expect(reading).rejects.toThrow(FellBehind)
  expect(versions).toEqual(Array.from({ length: 256 }, (_, n) => n + 1))
  expect(await slow.next()).toEqual({ value: undefined, done: true })
})

test('a delivery of a hundred events at once is no reason to let anybody go', async () => {
  const feed = new ProcessLiveFeed()
  const reader = feed.subscribe(['case.changed'], () => true)
  for (let n = 1; n <= 100; n++) feed.send(event(n))
  for (let n = 1; n <= 100; n++) expect((await reader.next()).value).toMatchObject({ version: n })
  expect(feed.size).toBe(1)
})

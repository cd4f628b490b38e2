import { createClient, type Client } from 'graphql-ws'
import WebSocket from 'ws'
import { openEdge, type Edge } from '../../federation/gateway/edge/edge.fixture'

let edge: Edge
let client: Client
beforeAll(async () => {
  edge = await openEdge()
})
afterAll(() => edge.close())

function connect(connectionParams: () => Promise<Record<string, unknown>> = () => Promise.resolve({})): Client {
  client = createClient({ url: edge.socketUrl, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 })
  return client
}
afterEach(() => client.dispose())

test('a query is answered over the socket', async () => {
  const answers = []
  for await (const answer of connect().iterate({ query: '{ echo(text: "a") }' })) answers.push(answer)
  expect(answers).toEqual([{ data: { echo: 'a' } }])
})

test('an answer may have data and errors', async () => {
  const [answer] = [
    (await connect().iterate({ query: '{ shop(id: 1) { name } strange { shop { id } } }' }).next()).value,
  ]
  expect(answer).toMatchObject({ data: { shop: { name: 'Shop' } } })
})

test('the token of connection_init is the viewer of every operation', async () => {
  const authorization = `Bearer ${await edge.token({ sub: 'w-9' })}`
  await connect(() => Promise.resolve({ authorization }))
    .iterate({ query: '{ echo(text: "viewer") }' })
    .next()
  expect(edge.asked().at(-1)).toMatchObject({ id: 'w-9', role: 'STATION_WORKER' })
})

test('a bad token ends the attempt with 4403', async () => {
  const attempt = connect(() => Promise.resolve({ authorization: 'Bearer nonsense' }))
  await expect(attempt.iterate({ query: '{ echo }' }).next()).rejects.toMatchObject({ code: 4403 })
})

test('events come side by side with answers, and end when the reader leaves', async () => {
  const live = connect()
  const events = live.iterate<{ noticed: { text: string } }>({ query: 'subscription { noticed { text } }' })
  const first = events.next()
  while (edge.notices.subscribers === 0) await new Promise((resolve) => setImmediate(resolve))
  expect((await live.iterate({ query: '{ echo(text: "b") }' }).next()).value).toEqual({ data: { echo: 'b' } })
  edge.notices.emit('news')
  expect((await first).value).toEqual({ data: { noticed: { text: 'news' } } })
  await events.return?.()
  while (edge.notices.subscribers > 0) await new Promise((resolve) => setImmediate(resolve))
})

test('errors of a document reject what asked, and nothing else', async () => {
  const live = connect()
  await expect(live.iterate({ query: '{ nothing }' }).next()).rejects.toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ])
  expect((await live.iterate({ query: '{ echo(text: "c") }' }).next()).value).toEqual({ data: { echo: 'c' } })
})

test('a hub that stops closes with 1001', async () => {
  const other = await openEdge()
  const live = createClient({
    url: other.socketUrl,
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  })
  const closed = new Promise((resolve) => live.on('closed', resolve))
  await new Promise<void>((resolve) => live.on('connected', () => resolve()))
  await other.close()
  expect(await closed).toMatchObject({ code: 1001 })
  await live.dispose()
})

import { Origins } from '../../../../gateway/edge/origin'
import { codeOf, openEdge, type Edge } from './edge.fixture'
import { rawSocket } from './socket.fixture'

const query = { query: '{ echo(text: "a") }' }
const friend = 'https://frontend.example'
let edge: Edge
beforeAll(async () => {
  edge = await openEdge(() => ({ origins: new Origins([friend]) }))
})
afterAll(() => edge.close())

test("the hub's own pages and those of configured origins may ask", async () => {
  expect(await edge.post(query, { origin: edge.url })).toMatchObject({ data: { echo: 'a' } })
  const answer = await edge.post(query, { origin: friend })
  expect([answer.data, answer.headers.get('access-control-allow-origin')]).toEqual([{ echo: 'a' }, friend])
})

test.each(['https://evil.example', 'null', 'http://frontend.example', 'https://frontend.example.evil.example'])(
  'a page of %s may not',
  async (origin) => {
    const answer = await edge.post(query, { origin })
    expect([answer.status, codeOf(answer), answer.headers.get('access-control-allow-origin')]).toEqual([
      403,
      'FORBIDDEN',
      null,
    ])
  },
)

test('a browser that asks beforehand is told what a configured origin may send', async () => {
  const preflight = (origin: string) => fetch(`${edge.url}/graphql`, { method: 'OPTIONS', headers: { origin } })
  const allowed = await preflight(friend)
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, friend])
  expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
  expect((await preflight('https://evil.example')).status).toBe(403)
})

test('a WebSocket is opened for the same pages alone', async () => {
  for (const origin of [edge.url, friend]) (await rawSocket(edge, 'graphql-transport-ws', origin)).close()
  for (const origin of ['https://evil.example', 'null'])
    await expect(rawSocket(edge, 'graphql-transport-ws', origin)).rejects.toThrow('403')
})

import { OperationStore } from '../../../../gateway/edge/operations/operation-store'
import { sha256 } from '../../../../gateway/edge/operations/operation-file'
import { codeOf, openEdge, type Edge } from './edge.fixture'
import { openSocket } from './socket.fixture'

const body = 'query Echo($text: String) {\n  # says it again\n  echo(text: $text)\n}\n'
const id = sha256(body)
const variables = { text: 'a' }
const byHash = (sha256Hash: string) => ({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } })

let edge: Edge
afterEach(() => edge.close())

describe('a hub that is open', () => {
  beforeEach(async () => {
    edge = await openEdge()
  })

  test('learns an operation by its hash, over HTTP and WebSocket alike', async () => {
    expect(codeOf(await edge.post(byHash(id)))).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect(await edge.post({ query: body, ...byHash(id) })).toMatchObject({ data: { echo: 'a' } })
    expect(await edge.post(byHash(id))).toMatchObject({ data: { echo: 'a' } })
    const socket = await openSocket(edge)
    expect((await socket.ask({ query: '', ...byHash(id) }))[0]).toMatchObject({ payload: { data: { echo: 'a' } } })
    const other = '{ echo(text: "other") }'
    expect((await socket.ask({ query: '', ...byHash(sha256(other)) }))[0]).toMatchObject({
      payload: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    await socket.ask({ query: other, ...byHash(sha256(other)), variables: {} })
    expect(await edge.post(byHash(sha256(other)))).toMatchObject({ data: { echo: 'other' } })
    socket.close()
  })

  test('learns nothing from a text under the hash of another', async () => {
    const hash = sha256('{ echo }')
    expect((await edge.post({ query: body, ...byHash(hash) })).status).toBe(400)
    const socket = await openSocket(edge)
    expect((await socket.ask({ query: body, ...byHash(hash) }))[0]?.type).toBe('error')
    socket.close()
    expect(codeOf(await edge.post(byHash(hash)))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  test('learns no operation that it would refuse', async () => {
    const query = `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: echo`).join(' ')} }`
    expect(codeOf(await edge.post({ query, ...byHash(sha256(query)) }))).toBe('LIMIT_EXCEEDED')
    expect(codeOf(await edge.post(byHash(sha256(query))))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
})

describe('a hub that is locked', () => {
  beforeEach(async () => {
    const known = [{ id: 'manifest-7', name: 'Echo', body, file: 'operations/echo.graphql' }]
    edge = await openEdge(() => ({ operations: new OperationStore(known, true) }))
  })

  test.each([
    ['its text', { query: body, variables }],
    ['its text laid out differently', { query: 'query Echo($text:String){echo(text:$text)}', variables }],
    ['the hash of its text', byHash(id)],
    ['its id', byHash('manifest-7')],
  ])('answers a known operation by %s', async (_, sent) => {
    expect(await edge.post(sent)).toMatchObject({ data: { echo: 'a' } })
    const socket = await openSocket(edge)
    expect((await socket.ask({ query: '', ...sent })).length).toBe(2)
    socket.close()
  })

  test.each([
    ['another text', { query: '{ echo }' }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['what is no GraphQL', { query: 'query Echo {' }],
    ['a hash that it does not know', byHash(sha256('{ echo }'))],
    ['another text with its hash', { query: '{ echo }', ...byHash(sha256('{ echo }')) }],
  ])('refuses %s before it is planned', async (_, sent) => {
    const answer = await edge.post(sent)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'OPERATION_NOT_ALLOWED'])
    const socket = await openSocket(edge)
    expect(await socket.ask({ query: '', ...sent })).toMatchObject([
      { type: 'error', payload: [{ extensions: { code: 'OPERATION_NOT_ALLOWED' } }] },
    ])
    socket.close()
    expect(edge.planned).toEqual([])
  })
})

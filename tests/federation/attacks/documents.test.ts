import { bombs, documents } from './attack.fixture'
import { codeOf, openEdge, type Edge } from '../gateway/edge/edge.fixture'
import { openSocket } from '../gateway/edge/socket.fixture'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge(() => ({ production: true }))
})
afterAll(() => edge.close())
beforeEach(() => {
  edge.planned.length = 0
})

const bystander = { query: '{ shop(id: 1) { name } }' }
const served = { data: { shop: { name: 'Shop' } } }

describe.each([...bombs, ...documents])('$name', ({ query, variables, code, limit }) => {
  const attack = { query, ...(variables && { variables }) }

  test('is refused before it is planned, and a bystander is answered meanwhile', async () => {
    const [refused, answered] = await Promise.all([edge.post(attack), edge.post(bystander)])
    expect(answered).toMatchObject(served)
    expect([refused.status, codeOf(refused)]).toEqual([400, code])
    if (limit) expect(refused.errors?.[0]?.extensions).toMatchObject({ limit })
    expect(edge.planned.every(({ document }) => JSON.stringify(document).includes('shop'))).toBe(true)
    expect(edge.planned.length).toBeLessThanOrEqual(1)
  })

  test('is refused by WebSocket, too, and the socket goes on', async () => {
    const socket = await openSocket(edge)
    if (JSON.stringify(attack).length > 64 * 1024) {
      socket.send({ id: '1', type: 'subscribe', payload: attack })
      expect(await socket.closed).toBe(1009)
    } else {
      expect(await socket.ask(attack)).toMatchObject([{ type: 'error', payload: [{ extensions: { code } }] }])
      expect(await socket.ask(bystander)).toMatchObject([{ payload: served }, { type: 'complete' }])
    }
    socket.close()
  })
})

describe('what the schema is', () => {
  test.each(['{ __schema { types { name } } }', '{ __type(name: "Shop") { fields { name } } }'])(
    'is not told in production: %s',
    async (query) => {
      const answer = await edge.post({ query })
      expect([answer.data, codeOf(answer)]).toEqual([undefined, 'GRAPHQL_VALIDATION_FAILED'])
      const socket = await openSocket(edge)
      expect(await socket.ask({ query })).toMatchObject([{ type: 'error' }])
      socket.close()
    },
  )

  test.each([
    ['a field', { query: '{ shopz(id: 1) { name } }' }],
    ['a field of an object', { query: '{ shop(id: 1) { nam } }' }],
    ['an argument', { query: '{ shop(idd: 1) { name } }' }],
    ['a type', { query: '{ found { ... on Shopp { name } } }' }],
    ['a value', { query: '{ echo(size: SMAL) }' }],
    ['a value of a variable', { query: 'query ($size: Size) { echo(size: $size) }', variables: { size: 'SMAL' } }],
    ['a type of a variable', { query: 'query ($size: Siz) { echo(size: $size) }' }],
  ])('is not told by a guess at %s', async (_, guess) => {
    const socket = await openSocket(edge)
    const [answer, over] = [await edge.post(guess), (await socket.ask(guess))[0]]
    socket.close()
    for (const text of [JSON.stringify(answer.errors), JSON.stringify(over?.payload)]) {
      expect(text).toContain('message')
      expect(text).not.toMatch(/did you mean/i)
      expect(text).not.toContain('SMALL')
    }
  })
})

describe('names that JavaScript has a meaning for', () => {
  test('are names and nothing else, as aliases', async () => {
    const query = '{ __proto__: shop(id: 1) { constructor: name __proto__: id } toString: echo(text: "a") }'
    const answer = await edge.post({ query })
    // GraphQL keeps names with two underscores for itself; whatever is answered, nothing of JavaScript's is changed.
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(JSON.stringify(answer)).toContain('"toString":"a"')
  })

  test('are refused as names in a body, and nothing of JavaScript is changed', async () => {
    for (const name of ['__proto__', 'constructor'])
      for (const place of ['"variables"', '"extensions"']) {
        const body = `{"query":"{ echo(text: 1) }",${place}:{"${name}":{"prototype":{"polluted":1},"polluted":1}}}`
        expect((await edge.post(body)).status).toBe(400)
      }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('are values like any other', async () => {
    const query = 'query ($text: String) { echo(text: $text) strange { text } }'
    expect(await edge.post({ query, variables: { text: '__proto__' } })).toMatchObject({
      data: { echo: '__proto__', strange: { text: '__proto__' } },
    })
  })
})

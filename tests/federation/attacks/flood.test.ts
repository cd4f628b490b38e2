import { openEdge, type Edge } from '../gateway/edge/edge.fixture'
import { openSocket } from '../gateway/edge/socket.fixture'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge(() => ({ production: true }))
})
afterAll(() => edge.close())

const flooded = 600

test('a flood of messages on one socket is taken in turns with what others ask', async () => {
  const socket = await openSocket(edge)
  let answered = 0
  const all = new Promise<void>((resolve) => {
    socket.raw.on('message', () => ++answered === flooded && resolve())
  })
  // All of it is with the hub before anything else is asked for.
  for (let n = 0; n < flooded; n += 1) socket.send({ id: `${n}`, type: 'subscribe', payload: { query: '{' } })
  const bystander = await edge.post({ query: '{ shop(id: 1) { name } }' })
  expect(bystander).toMatchObject({ data: { shop: { name: 'Shop' } } })
  expect(answered).toBeLessThan(flooded)
  await all
  socket.close()
})

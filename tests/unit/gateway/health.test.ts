import { Health } from '../../../gateway/edge/health'

const well = { name: 'cases', check: () => Promise.resolve(null) }
const ill = { name: 'partners', check: () => Promise.resolve('its database does not answer') }
const broken = { name: 'residents', check: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7')) }

test('a hub of which a part is missing is ready, and says which', async () => {
  expect(await new Health([well, ill, broken]).state()).toEqual({
    ready: true,
    missing: ['partners: its database does not answer', 'residents: not reachable'],
  })
})

test('a hub of which nothing is left is not ready', async () => {
  expect(await new Health([ill, broken]).state()).toMatchObject({ ready: false })
  expect(await new Health([]).state()).toEqual({ ready: true, missing: [] })
})

test('a part that does not answer is missing, and keeps nobody waiting', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] })
  const state = new Health([well, { name: 'cases', check: () => new Promise(() => undefined) }]).state()
  await jest.advanceTimersByTimeAsync(2_000)
  expect(await state).toEqual({ ready: true, missing: ['cases: does not answer in time'] })
  jest.useRealTimers()
})

test('a hub that is being stopped is not ready, whatever is there', async () => {
  const health = new Health([well])
  health.drain()
  expect(await health.state()).toEqual({ ready: false, missing: ['shutting down'] })
})

import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openTestDatabase, type TestDatabase } from '../../support/database'
import { openPlugInService, type PlugInService } from '../../support/plug-in-service'
import { mealsSdl, openGateway, plug, unplug, type TestGateway } from './gateway'

let database: TestDatabase
let gateway: TestGateway
let meals: PlugInService
beforeAll(async () => {
  database = await openTestDatabase()
  gateway = await openGateway(database)
  meals = await openPlugInService(mealsSdl, { Case: { mealsLeft: () => 3 }, Query: { mealsToday: () => [] } })
})
afterAll(async () => {
  await gateway.close()
  await meals.close()
  await database.close()
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('plugging in and out again under load drops no request and answers none wrongly', async () => {
  let going = true
  let answered = 0
  const wrong: unknown[] = []
  const ask = async () => {
    while (going) {
      const { data, errors } = await gateway.ask('{ cases { id title } }')
      if (errors || data.cases.length !== 2) wrong.push(errors)
      answered += 1
      await setImmediate()
    }
  }
  const asking = Promise.all([ask(), ask(), ask(), ask()])
  for (let cycle = 0; cycle < 5; cycle++) {
    const before = answered
    expect((await plug(gateway, 'meals', meals.url, mealsSdl)).errors).toBeUndefined()
    expect((await gateway.ask('{ cases { mealsLeft } }')).data.cases[0].mealsLeft).toBe(3)
    expect((await unplug(gateway, 'meals')).errors).toBeUndefined()
    expect(answered).toBeGreaterThan(before)
  }
  going = false
  await asking
  expect(wrong).toEqual([])
})

test('generations that are over, and the fences in them, are let go', async () => {
  const gone: WeakRef<object>[] = []
  for (let cycle = 0; cycle < 10; cycle++) {
    await plug(gateway, 'meals', meals.url, mealsSdl)
    await gateway.ask('{ cases { mealsLeft } }')
    gone.push(new WeakRef(gateway.generations.current))
    await unplug(gateway, 'meals')
    gone.push(new WeakRef(gateway.generations.current))
  }
  for (let turn = 0; turn < 20; turn++) {
    await setImmediate()
    collect()
  }
  // The one that is served, and at most the one before it.
  expect(gone.filter((reference) => reference.deref() !== undefined).length).toBeLessThanOrEqual(2)
})

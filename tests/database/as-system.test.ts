import { anonymous, type Viewer } from '../../shared/auth'
import { asSystemWithin, sql, SubgraphDatabase } from '../../shared/database/pg'
import { silentLog } from '../../shared/logging'
import { openTestDatabase, type TestDatabase } from '../support'

const worker: Viewer = { ...anonymous, id: 'w', role: 'STATION_WORKER', area: "x.g'quoted" }
const who = `/* who */ select viewer.role() as role, viewer.id() as id, viewer.area() as area, viewer.is_system() as system`

let opened: TestDatabase
let database: SubgraphDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  const url = opened.urlOf('cases')
  database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 2, log: silentLog })
})
afterAll(async () => {
  await database.close()
  await opened.close()
})

const asWorker = <T>(work: (caller: ReturnType<typeof database.callerOf>) => Promise<T>) => {
  const caller = database.callerOf(worker)
  return work(caller).finally(() => caller.end())
}
const itself = { role: 'STATION_WORKER', id: 'w', area: "x.g'quoted", system: false }
const hub = { role: 'SYSTEM', id: 'system', area: null, system: true }

test('a part of a transaction is the hub for its time, and the viewer before and after', async () => {
  const seen = await asWorker((caller) =>
    caller.write(async (tx) => [
      await sql(tx, who),
      await asSystemWithin(tx, async (own) => [own.viewer.role, await sql(own, who)]),
      await sql(tx, who),
    ]),
  )
  expect(seen).toEqual([[itself], ['SYSTEM', [hub]], [itself]])
})

test('a refusal within it leaves the viewer in force for whatever is done next', async () => {
  const seen = await asWorker((caller) =>
    caller.write(async (tx) => {
      await asSystemWithin(tx, () => Promise.reject(new Error('refused'))).catch(() => undefined)
      return sql(tx, who)
    }),
  )
  expect(seen).toEqual([itself])
})

test('a statement that fails within it takes the whole transaction back, and nothing of the hub is left over', async () => {
  await asWorker(async (caller) => {
    const failing = caller.write((tx) => asSystemWithin(tx, (own) => sql(own, '/* divide */ select 1 / 0')))
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await caller.read((tx) => sql(tx, who))).toEqual([itself])
  })
})

import { randomUUID } from 'node:crypto'
import { anonymous, type Viewer } from '../../shared/auth'
import { entities, sql, SubgraphDatabase } from '../../shared/database/pg'
import { openTestDatabase, type TestDatabase } from '../support'
import { Note } from '../support/fixtures/note.entity'

let database: TestDatabase
let notes: SubgraphDatabase
const residents = Array.from({ length: 7 }, (_, n): Viewer => {
  return { ...anonymous, id: `resident-${n}`, role: 'RESIDENT', area: n % 2 ? `west.${n}` : null, organizationId: null }
})

beforeAll(async () => {
  database = await openTestDatabase()
  notes = await SubgraphDatabase.open({
    url: database.urlOf('fixture'),
    name: 'fixture',
    entities: [Note],
    poolSize: 2,
  })
  await notes.asSystem((caller) =>
    caller.write(async (tx) => {
      for (const { id } of residents)
        await sql(tx, '/* addNote */ insert into note (id, owner_id, text) values ($1, $2, $3)', [
          randomUUID(),
          id,
          `of ${id}`,
        ])
    }),
  )
})
afterAll(async () => {
  await notes.close()
  await database.close()
})

const ownTexts = '/* ownTexts */ select text, viewer.id() as id, viewer.area() as area from note'

async function readAs(viewer: Viewer): Promise<{ text: string; id: string | null; area: string | null }[]> {
  const caller = notes.callerOf(viewer)
  try {
    return await caller.read((tx) => sql(tx, ownTexts))
  } finally {
    await caller.end()
  }
}

test('of 500 interleaved calls over two connections none sees what belongs to another viewer', async () => {
  const calls = Array.from({ length: 500 }, async (_, n) => {
    const viewer = residents[n % residents.length]!
    if (n % 5 === 0) {
      const changed = notes.callerOf(viewer)
      await changed.write((tx) => sql(tx, '/* touch */ update note set count = count + 1'))
      await changed.end()
    }
    return (await readAs(viewer)).every(
      (row) => row.text === `of ${viewer.id}` && row.id === viewer.id && row.area === viewer.area,
    )
  })
  expect(await Promise.all(calls)).toEqual(calls.map(() => true))
})

test('after a viewer, an anonymous visitor on the same connection has no settings at all', async () => {
  await readAs(residents[1]!)
  await readAs(residents[1]!)
  const caller = notes.callerOf(anonymous)
  const settings = await caller.read((tx) =>
    sql(
      tx,
      '/* settings */ select viewer.id(), viewer.area(), viewer.organization(), viewer.is_system(), viewer.reaches($1)',
      ['west'],
    ),
  )
  await caller.end()
  expect(settings).toEqual([{ id: null, area: null, organization: null, is_system: false, reaches: false }])
  expect(await readAs(anonymous)).toEqual([])
})

test('an area reaches itself and what is below it, and not what only begins alike', async () => {
  const caller = notes.callerOf({ ...anonymous, role: 'STATION_WORKER', area: 'west.1' })
  const [row] = await caller.read((tx) =>
    sql(
      tx,
      "/* reach */ select viewer.reaches('west.1') a, viewer.reaches('west.1.g') b, viewer.reaches('west.11') c, viewer.reaches('west') d",
    ),
  )
  await caller.end()
  expect(row).toEqual({ a: true, b: true, c: false, d: false })
})

test('reads side by side share one transaction, which is read-only', async () => {
  const caller = notes.callerOf(residents[0]!)
  const backends = await Promise.all(
    [1, 2, 3].map(() => caller.read((tx) => sql<{ now: Date }>(tx, '/* started */ select now(), pg_backend_pid()'))),
  )
  expect(new Set(backends.map((rows) => JSON.stringify(rows))).size).toBe(1)
  await expect(caller.read((tx) => sql(tx, '/* sneak */ delete from note'))).rejects.toMatchObject({ code: '25006' })
  await expect(caller.read((tx) => sql(tx, ownTexts))).resolves.toHaveLength(1)
  await caller.end()
})

test('a failed statement that is passed over in silence stores nothing', async () => {
  const caller = notes.callerOf(residents[0]!)
  const work = caller.write(async (tx) => {
    await sql(tx, "/* mark */ insert into tally values ('lost', 1)")
    await sql(tx, '/* wrong */ select 1 / 0').catch(() => undefined)
  })
  await expect(work).rejects.toThrow(/Nothing was stored/)
  expect(await caller.read((tx) => sql(tx, "/* marked */ select from tally where name = 'lost'"))).toEqual([])
  await caller.end()
})

test('TypeORM works in the same transaction, under the same rights, and does not end it', async () => {
  const caller = notes.callerOf(residents[2]!)
  await expect(
    caller.write(async (tx) => {
      const [own] = await entities(tx).find(Note)
      expect(own?.ownerId).toBe('resident-2')
      await entities(tx).save(Note, { ...own!, text: 'changed' })
      await entities(tx).insert(Note, { id: randomUUID(), ownerId: 'resident-2', text: 'new', count: 3 })
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await caller.read((tx) => sql(tx, ownTexts))).toMatchObject([{ text: 'of resident-2' }])
  await expect(
    caller.write((tx) => entities(tx).insert(Note, { id: randomUUID(), ownerId: 'resident-3', text: 'x', count: 0 })),
  ).rejects.toMatchObject({ code: '42501' })
  await caller.end()
})

test('counts, money and days come as the frame promises', async () => {
  const caller = notes.callerOf(residents[0]!)
  const [row] = await caller.read((tx) =>
    sql(
      tx,
      `/* kinds */ select count(*), 12.50::numeric(12, 2) as price, date '2026-11-21' as day, 9007199254740991 as big,
       array[1, 2]::bigint[] as many, array[date '2026-11-21'] as days, timestamptz '2026-11-21T08:00Z' as at from note`,
    ),
  )
  await caller.end()
  expect(row).toEqual({
    count: 1,
    price: 12.5,
    day: '2026-11-21',
    big: 9007199254740991,
    many: [1, 2],
    days: ['2026-11-21'],
    at: new Date('2026-11-21T08:00Z'),
  })
})

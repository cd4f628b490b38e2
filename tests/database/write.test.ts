import { anonymous, system } from '../../shared/auth'
import type { Caller } from '../../shared/database'
import { sql, SubgraphDatabase } from '../../shared/database/pg'
import { once } from '../../shared/idempotency'
import { openByKey } from '../../shared/loader'
import { openTestDatabase, type TestDatabase } from '../support'

let database: TestDatabase
let tallies: SubgraphDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  tallies = await SubgraphDatabase.open({ url: database.urlOf('fixture'), name: 'fixture', entities: [], poolSize: 6 })
  await tallies.asSystem((caller) =>
    caller.write((tx) => sql(tx, "/* tallies */ insert into tally values ('a', 0), ('b', 0), ('once', 0)")),
  )
})
afterAll(async () => {
  await tallies.close()
  await database.close()
})

const add = '/* add */ update tally set value = value + 1 where name = $1'

test('changes that lock each other out are tried again, as a whole, until both are in', async () => {
  let attempts = 0
  const met = meeting(2)
  const both = (first: string, second: string) =>
    tallies.callerOf(system).write(async (tx) => {
      attempts += 1
      await sql(tx, add, [first])
      if (attempts <= 2) await met()
      await sql(tx, add, [second])
    })
  await Promise.all([both('a', 'b'), both('b', 'a')])
  expect(attempts).toBe(3)
  const values = await tallies.asSystem((caller) =>
    caller.read((tx) => sql(tx, "/* values */ select name, value from tally where name <> 'once' order by name")),
  )
  expect(values).toEqual([
    { name: 'a', value: 2 },
    { name: 'b', value: 2 },
  ])
})

test('a refusal is not tried again', async () => {
  let attempts = 0
  const work = tallies.callerOf(system).write(() => {
    attempts += 1
    return Promise.reject(new Error('no'))
  })
  await expect(work).rejects.toThrow('no')
  expect(attempts).toBe(1)
})

test('a write begins a new scope and sees to it that reads after it see what it stored', async () => {
  const caller = tallies.callerOf(system)
  const value = () =>
    caller.read(
      async (tx) => (await sql<{ value: number }>(tx, "/* one */ select value from tally where name = 'a'"))[0]?.value,
    )
  const [before, scope] = [await value(), caller.scope]
  await caller.write((tx) => sql(tx, add, ['a']))
  expect(caller.scope).not.toBe(scope)
  expect(await value()).toBe((before ?? 0) + 1)
  await caller.end()
})

test('connections that the server has cut off are replaced without anybody noticing', async () => {
  await Promise.all([1, 2, 3].map(() => tallies.asSystem((caller) => caller.read((tx) => sql(tx, '/* nap */ select')))))
  await cutOff()
  const results = Array.from({ length: 6 }, () => tallies.callerOf(system).write((tx) => sql(tx, add, ['b'])))
  await expect(Promise.all(results)).resolves.toHaveLength(6)
})

test('the same key makes one thing, however often and however simultaneously it is asked for', async () => {
  let made = 0
  const make = (input: object) =>
    tallies.callerOf(system).write((tx) =>
      once(tx, { operation: 'make', key: 'k1', input }, async () => {
        made += 1
        await sql(tx, add, ['once'])
        return `thing-${made}`
      }),
    )
  const answers = await Promise.all(Array.from({ length: 5 }, () => make({ b: 1, a: [2] })))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(made).toBe(1)
  await expect(make({ a: [2], b: 1 })).resolves.toMatchObject({ repeated: true })
  await expect(make({ a: [3], b: 1 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
})

const names = '/* names */ select name from tally order by name'

test('a read whose connection is gone before anything was read goes on by another, and so does what is read beside it', async () => {
  let begun = 0
  const both = meeting(2)
  const read = (caller: Caller) =>
    caller.read(async (tx) => {
      begun += 1
      if (begun <= 2) {
        if (begun === 2) await cutOff()
        await both()
      }
      return sql(tx, names)
    })
  const answers = await tallies.asSystem((caller) => Promise.all([read(caller), read(caller)]))
  expect(answers.map((rows) => rows.length)).toEqual([3, 3])
  expect(begun).toBeGreaterThanOrEqual(4)
})

test('a read finds a living connection behind as many dead ones as the pool can hold, and gives up after so many', async () => {
  let attempts = 0
  const lostTimes = (times: number) =>
    tallies.asSystem((caller) => {
      attempts = 0
      return caller.read((tx) => {
        attempts += 1
        return attempts > times ? sql(tx, names) : Promise.reject(new Error('Connection terminated unexpectedly'))
      })
    })
  await expect(lostTimes(6)).resolves.toHaveLength(3)
  await expect(lostTimes(7)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
  expect(attempts).toBe(7)
})

test('what still runs when its call is over reads on, and keeps no connection', async () => {
  const caller = tallies.callerOf(system)
  const late = caller.read(async (tx) => {
    await caller.end()
    return sql(tx, names)
  })
  await expect(late).resolves.toHaveLength(3)
  expect(tallies.use.used).toBe(0)
  const later = [1, 2].map(() => caller.read((tx) => sql(tx, names)))
  expect((await Promise.all(later)).map((rows) => rows.length)).toEqual([3, 3])
  expect(tallies.use.used).toBe(0)
})

test('a read that has answered something is not begun again when its connection is lost', async () => {
  let attempts = 0
  const reading = tallies.asSystem(async (caller) => {
    await caller.read((tx) => sql(tx, names))
    return caller.read(async (tx) => {
      attempts += 1
      await cutOff()
      return sql(tx, names)
    })
  })
  await expect(reading).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
  expect(attempts).toBe(1)
})

test('what everybody may read is read together by many calls, each of whom sees what was there when it asked', async () => {
  const statements: string[] = []
  const url = database.urlOf('fixture')
  const onStatement = (name: string) => void statements.push(name)
  const many = await SubgraphDatabase.open({ url, name: 'fixture', entities: [], poolSize: 6, onStatement })
  const values = openByKey(
    (tx, keys: readonly string[]) =>
      sql<{ name: string; value: number }>(tx, '/* values */ select name, value from tally where name = any($1)', [
        keys,
      ]),
    ({ name }) => name,
  )
  const asked = (id: string, key: string) => values.load(many.callerOf({ ...anonymous, id, role: 'RESIDENT' }), key)
  const before = (await asked('somebody', 'a'))?.value ?? NaN
  statements.length = 0
  const all = Promise.all(Array.from({ length: 40 }, (_, n) => asked(`person ${n}`, n % 2 === 0 ? 'a' : 'no such')))
  expect((await all).filter((row) => row?.name === 'a')).toHaveLength(20)
  expect(statements.length).toBeLessThan(5)
  await many.callerOf(system).write((tx) => sql(tx, add, ['a']))
  expect((await asked('somebody else', 'a'))?.value).toBe(before + 1)
  await many.close()
})

async function cutOff(): Promise<void> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: database.adminUrl })
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
}

/** Lets nobody pass before so many have come. */
function meeting(size: number): () => Promise<void> {
  let open: () => void
  const all = new Promise<void>((resolve) => (open = resolve))
  let come = 0
  return () => {
    come += 1
    if (come === size) open()
    return all
  }
}

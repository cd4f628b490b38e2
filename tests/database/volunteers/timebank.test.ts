import { Client } from 'pg'
import { sql } from '../../../shared/database/pg'
import { ledgerInPostgres } from '../../../subgraphs/volunteers/timebank/ledger.store.pg'
import type { TestSubgraph } from '../../support'
import { aGroup, aMember, credit, id, openScene, refused, told, volunteerOf, worker } from './scene'

let scene: TestSubgraph
let group: string
let last = 400
beforeAll(async () => {
  scene = await openScene({ poolSize: 8 })
  group = await aGroup(scene)
})
afterAll(() => scene.close())
afterEach(async () => expect(await sums()).toEqual([{ balances: 0, entries: 0, apart: 0 }]))

/** What must be 0: all balances, all entries, and accounts whose balance is not the sum of their entries. */
const sums = () =>
  scene.running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql(
        tx,
        `/* timeBankSums */ select (select sum(balance_minutes) from account) as balances,
          coalesce((select sum(minutes) from entry), 0) as entries, (select count(*) from account where balance_minutes
            <> coalesce((select sum(minutes) from entry where account_id = account.id), 0)) as apart`,
      ),
    ),
  )

const someone = async (minutes = 0) => {
  const person = await aMember(scene, group, (last += 1))
  if (minutes > 0) await credit(scene, person, minutes)
  return person
}
const gift = `mutation G($to: ID!, $m: Int!, $k: String!) {
  giftMinutes(toVolunteerId: $to, minutes: $m, idempotencyKey: $k) { id minutes balanceAfter reason counterparty } }`
const redeem = `mutation R($v: ID!, $m: Int!, $k: String!) {
  redeemMinutes(volunteerId: $v, minutes: $m, forWhat: "Windows cleaned", idempotencyKey: $k) { minutes balanceAfter reason counterparty } }`
const correct = `mutation C($v: ID!, $m: Int!, $k: String!, $why: String = "Counted twice") {
  correctMinutes(volunteerId: $v, minutes: $m, reason: $why, idempotencyKey: $k) { minutes balanceAfter reason counterparty } }`
const balanceOf = async (person: string) => {
  const read = 'query B($id: ID!) { volunteer(id: $id) { balanceMinutes } }'
  return (await told<{ volunteer: { balanceMinutes: number } }>(scene.as(worker), read, { id: person })).volunteer
    .balanceMinutes
}
const as = (person: string) => scene.as({ ...volunteerOf(0), id: person })

test('the station puts an account right, up and down, never below nothing', async () => {
  const person = await someone()
  const asking = scene.as(worker)
  const up = { minutes: 30, balanceAfter: 30, reason: 'CORRECTION', counterparty: 'Counted twice' }
  expect(await told(asking, correct, { v: person, m: 30, k: 'up' })).toEqual({ correctMinutes: up })
  expect(await told(asking, correct, { v: person, m: 30, k: 'up' })).toEqual({ correctMinutes: up })
  const down = { ...up, minutes: -10, balanceAfter: 20 }
  expect(await told(asking, correct, { v: person, m: -10, k: 'down' })).toEqual({ correctMinutes: down })
  expect(await refused(asking, correct, { v: person, m: -21, k: 'more' })).toBe('INSUFFICIENT_BALANCE')
  expect(await refused(asking, correct, { v: person, m: 5, k: 'up' })).toBe('IDEMPOTENCY_MISMATCH')
  expect(await refused(asking, correct, { v: person, m: 0, k: 'none' })).toBe('VALIDATION_FAILED')
  expect(await refused(asking, correct, { v: person, m: 1, k: 'w', why: ' ' })).toBe('VALIDATION_FAILED')
  expect(await refused(asking, correct, { v: id(999_999), m: 1, k: 'x' })).toBe('NOT_FOUND')
  expect(await refused(as(person), correct, { v: person, m: 1, k: 'y' })).toBe('FORBIDDEN')
  expect(await balanceOf(person)).toBe(20)
})

test('minutes are given and redeemed, whole and once', async () => {
  const [giver, receiver] = [await someone(100), await someone()]
  const given = await told(as(giver), gift, { to: receiver, m: 60, k: 'k' })
  expect(given).toMatchObject({ giftMinutes: { minutes: -60, balanceAfter: 40, counterparty: 'Another volunteer' } })
  expect(await told(as(giver), gift, { to: receiver, m: 60, k: 'k' })).toEqual(given)
  expect(await told(scene.as(worker), redeem, { v: receiver, m: 45, k: 'k' })).toEqual({
    redeemMinutes: { minutes: -45, balanceAfter: 15, reason: 'REDEEMED', counterparty: 'Windows cleaned' },
  })
  expect([await balanceOf(giver), await balanceOf(receiver)]).toEqual([40, 15])
})

test.each([0, -1, 100_001, 2 ** 31 - 1, -(2 ** 31)])('%d minutes are neither given nor redeemed', async (m) => {
  const [giver, receiver] = [await someone(10), await someone()]
  expect(await refused(as(giver), gift, { to: receiver, m, k: `g${m}` })).toBe('VALIDATION_FAILED')
  expect(await refused(as(giver), redeem, { v: giver, m, k: `r${m}` })).toBe('VALIDATION_FAILED')
  expect([await balanceOf(giver), await balanceOf(receiver)]).toEqual([10, 0])
})

test('nobody gives to themselves, to nobody, or what is not theirs', async () => {
  const [person, other] = [await someone(10), await someone(10)]
  expect(await refused(as(person), gift, { to: person, m: 1, k: 'a' })).toBe('VALIDATION_FAILED')
  expect(await refused(as(person), gift, { to: id(999_999), m: 1, k: 'b' })).toBe('NOT_FOUND')
  expect(await refused(as(person), gift, { to: other, m: 11, k: 'c' })).toBe('INSUFFICIENT_BALANCE')
  expect(await refused(as(person), redeem, { v: other, m: 1, k: 'd' })).toBe('NOT_FOUND')
})

test('many who give round in a circle at once lose and make nothing', async () => {
  const people: string[] = []
  for (let n = 0; n < 6; n += 1) people.push(await someone(50))
  const gifts = Array.from({ length: 120 }, (_, n) => ({
    ...{ from: people[n % 6] ?? '', to: people[(n + 1 + (n % 5)) % 6] ?? '', m: 1 + (n % 20), k: `circle-${n}` },
  }))
  const answers = await Promise.all(gifts.map(({ from, ...what }) => as(from).query(gift, what)))
  const codes = new Set(answers.map(({ errors }) => errors?.[0]?.extensions['code']))
  expect([...codes].filter((code) => code !== undefined && code !== 'INSUFFICIENT_BALANCE')).toEqual([])
  const balances = await Promise.all(people.map(balanceOf))
  expect(balances.reduce((sum, minutes) => sum + minutes)).toBe(300)
  const net = people.map((person) =>
    gifts.reduce((sum, { from, to, m }, n) => {
      if (answers[n]?.errors) return sum
      return sum + (to === person ? m : 0) - (from === person ? m : 0)
    }, 50),
  )
  expect(balances).toEqual(net)
})

test('nobody can write into the books past the one way, and not even the database’s administrator half a transfer', async () => {
  const person = await someone(10)
  const forbidden = [
    `update account set balance_minutes = 1000 where volunteer_id = '${person}'`,
    `update entry set minutes = minutes * 2, balance_after = 20 where account_id = (select id from account where volunteer_id = '${person}')`,
    `delete from entry where account_id = (select id from account where volunteer_id = '${person}')`,
  ]
  for (const text of forbidden)
    await scene.running.database.asSystem((caller) => caller.write((tx) => sql(tx, `/* forged */ ${text}`)))
  expect(await balanceOf(person)).toBe(10)

  const admin = new Client({ connectionString: scene.adminUrl, options: '-c search_path=volunteers,viewer,public' })
  await admin.connect()
  const own = `(select id from account where volunteer_id = '${person}')`
  const hub = `(select id from account where purpose = 'CORRECTION')`
  const entry = (account: string, counter: string, minutes: number, number: number) =>
    `insert into entry (id, transfer_id, side, account_id, counter_account_id, minutes, balance_after, reason, number, at)
     values (gen_random_uuid(), '${id(77)}', ${Math.sign(minutes)}, ${account}, ${counter}, ${minutes}, 0, 'CORRECTION', ${number}, now())`
  const broken = async (...texts: string[]) =>
    (await admin.query(texts.join('; ')).catch((error: { constraint?: string }) => error)) as { constraint?: string }
  try {
    const half = await broken(entry(own, hub, 5, 901))
    expect(half.constraint).toMatch(/^entry_transfer_id_counter_side/)
    const uneven = await broken(entry(own, hub, 5, 902), entry(hub, own, -4, 903))
    expect(uneven.constraint).toMatch(/^entry_transfer_id_counter_side/)
    const below = await broken(`update account set balance_minutes = -1 where volunteer_id = '${person}'`)
    expect(below.constraint).toBe('account_covered')
  } finally {
    await admin.end()
  }
})

test('an account page is read through the index, however long the account, and planned once', async () => {
  const person = await someone(1)
  const { pages, plan } = await scene.running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      const rows = `/* longAccount */ select move_minutes(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), hub.id, own.id, 1,
        'CORRECTION', now(), null, null, 'long') from generate_series(1, 3000), account own, account hub
        where own.volunteer_id = $1 and hub.purpose = 'CORRECTION'`
      await sql(tx, rows, [person])
      await sql(tx, '/* knowAccounts */ analyze entry')
      const page = (before: number | null) =>
        ledgerInPostgres.ofVolunteers.rows(tx, [person], null as never, before === null ? null : [before], 21)
      const pages = []
      // Five plans are tried for the values at hand before one is made for all.
      for (const before of [null, 2000, 2000, 2000, 2000, 2000, 22, 1, -(2 ** 31), 2 ** 31 - 1])
        pages.push((await page(before)).map(({ number }) => number))
      const [made] = await sql<{ name: string; anew: number }>(
        tx,
        `/* plansMade */ select name, custom_plans::integer as anew from pg_prepared_statements where name like 'entriesOf%'`,
      )
      expect(made?.anew).toBeLessThanOrEqual(5)
      const explain = `explain (analyze, costs off, timing off, summary off) execute "${made?.name}" ('["${person}"]', 2000, 21)`
      const plan = await sql<{ 'QUERY PLAN': string }>(tx, explain)
      return { pages, plan: plan.map((line) => line['QUERY PLAN']).join('\n') }
    }),
  )
  const down = (from: number, count: number) => Array.from({ length: count }, (_, n) => from - n)
  const middle = down(1999, 21)
  const ends = [down(21, 21), [], [], down(3001, 21)]
  expect(pages).toEqual([down(3001, 21), middle, middle, middle, middle, middle, ...ends])
  // All of the page is asked of the index: nothing that it answers is thrown away.
  expect(plan).toMatch(
    /entry_account_id_number_key on entry \(actual rows=21[^\n]*\n\s+Index Cond: [^\n]*account_id =[^\n]*number <[^\n]*number >=/,
  )
  expect(plan).not.toMatch(/entry_account_id_number_key[^]*Index Cond[^]*Rows Removed by Filter: \d{2}/)
  expect(await balanceOf(person)).toBe(3001)
})

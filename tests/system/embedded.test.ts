import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { system } from '../../shared/auth'
import { openEmbedded, type EmbeddedDatabase } from '../../shared/database/embedded'
import { isAlive } from '../../shared/database/embedded/server'
import { loginUrl, migrate } from '../../shared/database/migrate'
import { sql, SubgraphDatabase } from '../../shared/database/pg'
import { silentLog } from '../../shared/logging'
import { testKey } from '../support'
import { startProgram } from '../support/program'
import { testSchemas } from '../support/template'

let dataDir: string
let opened: EmbeddedDatabase[]

beforeEach(() => {
  dataDir = mkdtempSync('/tmp/station-hub-embedded-')
  opened = []
})
afterEach(async () => {
  for (const database of opened) await database.close()
  rmSync(dataDir, { recursive: true })
})

async function open(): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ dataDir, log: silentLog })
  opened.push(database)
  return database
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('what is stored is there after a second start, and nothing runs in between', async () => {
  const first = await open()
  await ask(first.url, 'create table kept (n int); insert into kept values (7)')
  await first.close()
  expect(isAlive(first.pid)).toBe(false)
  const second = await open()
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('the password is for the owner of the data folder alone, and the server listens on loopback alone', async () => {
  const { url } = await open()
  expect(statSync(path.join(dataDir, 'database.json')).mode & 0o777).toBe(0o600)
  const settings = `select name, setting from pg_settings
    where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'synchronous_commit') order by name`
  expect(await ask(url, settings)).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'synchronous_commit', setting: 'on' },
    { name: 'unix_socket_directories', setting: '' },
  ])
  const wrong = Object.assign(new URL(url), { password: 'wrong' }).href
  await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('trigrams and case know Chinese and accented letters', async () => {
  const { url } = await open()
  const text = `create extension pg_trgm; select array_length(show_trgm('管道维修'), 1) > 1 as chinese, upper('é') as upper`
  const client = new Client({ connectionString: url })
  await client.connect()
  const [, answer] = (await client.query(text)) as unknown as { rows: unknown[] }[]
  await client.end()
  expect(answer?.rows).toEqual([{ chinese: true, upper: 'É' }])
})

test('a hub that is killed leaves a server that the next one uses on', async () => {
  const program = await startProgram('tests/support/programs/embedded', { args: [dataDir], line: /postgres:/ })
  const [pid, url = ''] = program.line.split(' ')
  await ask(url, 'create table kept (n int); insert into kept values (7)')
  await program.end('SIGKILL')
  expect(isAlive(Number(pid))).toBe(true)
  const next = await open()
  expect(next.pid).toBe(Number(pid))
  expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }])
  await next.close()
  expect(isAlive(next.pid)).toBe(false)
})

test('hub and server killed together start again with what was acknowledged', async () => {
  const program = await startProgram('tests/support/programs/embedded', { args: [dataDir], line: /postgres:/ })
  const [pid, url = ''] = program.line.split(' ')
  await ask(url, 'create table kept (n int); insert into kept values (7)')
  const gone = program.end('SIGKILL')
  process.kill(Number(pid), 'SIGKILL')
  await gone
  const next = await open()
  expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('a second hub on the same folder is told so, and does no harm', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(/Another hub is running on .* HUB_DATA_DIR/)
  expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a program that is told to end stops its server', async () => {
  const program = await startProgram('tests/support/programs/embedded', { args: [dataDir], line: /postgres:/ })
  const pid = Number(program.line.split(' ')[0])
  expect(await program.end('SIGTERM')).toBe(0)
  expect(isAlive(pid)).toBe(false)
})

test('a server that is killed is started again, and pools find it on the same port', async () => {
  const database = await open()
  const schemas = testSchemas().filter(({ name }) => name === 'fixture')
  await migrate({ adminUrlOf: () => database.url, schemas, dataKey: testKey, log: silentLog })
  const url = loginUrl(database.url, 'fixture', testKey)
  const pool = await SubgraphDatabase.open({ url, name: 'fixture', entities: [], poolSize: 3 })
  const write = (name: string) =>
    pool.callerOf(system).write((tx) => sql(tx, '/* keep */ insert into tally values ($1, 1) returning name', [name]))
  await write('before')
  process.kill(database.pid, 'SIGKILL')
  let answer: unknown = null
  for (let attempt = 0; answer === null && attempt < 20; attempt++) answer = await write('after').catch(() => null)
  expect(answer).toEqual([{ name: 'after' }])
  const names = await pool.asSystem((caller) =>
    caller.read((tx) => sql(tx, '/* names */ select name from tally order by name')),
  )
  expect(names).toEqual([{ name: 'after' }, { name: 'before' }])
  await pool.close()
})

test('what the server says when it cannot start is shown', async () => {
  await (await open()).close()
  writeFileSync(path.join(dataDir, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n')
  await expect(open()).rejects.toThrow(/did not start[^]*no_such_setting/)
})

const root = process.getuid?.() === 0 ? test : test.skip
root('a folder that PostgreSQL may not enter is named, with what to do', async () => {
  const closed = path.join(dataDir, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const opening = openEmbedded({ dataDir: path.join(closed, 'data'), log: silentLog })
  await expect(opening).rejects.toThrow(`may not enter ${closed}. Set HUB_DATA_DIR`)
  expect(() => readFileSync(path.join(closed, 'data', 'database.json'))).toThrow()
})

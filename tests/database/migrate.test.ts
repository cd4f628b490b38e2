import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { migrate, type SchemaSource } from '../../shared/database/migrate'
import { silentLog } from '../../shared/logging'
import { projectRoot } from '../../shared/project/root'
import { openTestDatabase, testKey, type TestDatabase } from '../support'

let database: TestDatabase
let schema: SchemaSource
let admin: Client

beforeEach(async () => {
  database = await openTestDatabase('template1')
  const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'))
  cpSync(path.join(projectRoot, 'tests/support/fixtures/migrations'), folder, { recursive: true })
  schema = { name: 'fixture', folder }
  admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
})
afterEach(async () => {
  await admin.end()
  await database.close()
  rmSync(schema.folder, { recursive: true })
})

const run = () => migrate({ adminUrlOf: () => database.adminUrl, schemas: [schema], dataKey: testKey, log: silentLog })
const applied = async () =>
  (await admin.query('select name from fixture.migration order by name')).rows.map((row) => row.name)

test('processes that start together apply every step once', async () => {
  await Promise.all([run(), run(), run()])
  expect(await applied()).toEqual(['0001_note.sql', 'frame/0001_events.sql'])
  await run()
})

test('a new step is applied to what is there', async () => {
  await run()
  writeFileSync(path.join(schema.folder, '0002_more.sql'), 'alter table tally add column more text;')
  await run()
  expect(await applied()).toContain('0002_more.sql')
})

test('a step that has changed since it was applied is refused, by name', async () => {
  await run()
  writeFileSync(path.join(schema.folder, '0001_note.sql'), 'create table other (id int);')
  await expect(run()).rejects.toThrow(/0001_note\.sql of fixture has changed/)
})

test('a step that fails leaves nothing of itself', async () => {
  writeFileSync(path.join(schema.folder, '0002_broken.sql'), 'create table half (id int); select no_such_thing;')
  await expect(run()).rejects.toThrow(/0002_broken\.sql of fixture failed/)
  expect((await admin.query("select to_regclass('fixture.half') as half")).rows).toEqual([{ half: null }])
})

test('row-level security that would not bind the owner stops the start', async () => {
  writeFileSync(
    path.join(schema.folder, '0002_open.sql'),
    'create table open (id int); alter table open enable row level security;',
  )
  await expect(run()).rejects.toThrow(/fixture\.open has row-level security that does not bind its owner/)
})

test('a table that is listed as somebody’s, and that nothing protects, stops the start', async () => {
  await run()
  writeFileSync(path.join(schema.folder, 'row-security.json'), '["tally", "forgotten"]')
  await expect(run()).rejects.toThrow(/fixture\.forgotten holds what is somebody's/)
  await expect(run()).rejects.toThrow(/fixture\.tally holds what is somebody's/)
})

test('the login role may neither change tables nor see what its policies hide', async () => {
  await run()
  const login = new Client({ connectionString: database.urlOf('fixture') })
  await login.connect()
  await admin.query("insert into fixture.note (id, owner_id, text) values (gen_random_uuid(), 'x', 'x')")
  expect((await login.query('select count(*) from note')).rows).toEqual([{ count: '0' }])
  for (const statement of [
    'alter table note disable row level security',
    'drop table note',
    'set role hub_fixture_owner',
  ])
    await expect(login.query(statement)).rejects.toMatchObject({ code: '42501' })
  await login.end()
})

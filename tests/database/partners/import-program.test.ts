import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { openTestDatabase, testKey, type TestDatabase } from '../../support'
import { administrate } from '../../support/template'
import { hsdsRow } from './hsds-rows'

let folder: string
let database: TestDatabase
const organization = '0192b3c4-0000-7000-8000-000000000001'

beforeAll(async () => {
  folder = mkdtempSync('/tmp/station-hub-import-')
  database = await openTestDatabase()
  await administrate(
    database.adminUrl,
    `set search_path to partners;
     insert into known_area values ('x.g.one'); insert into known_category values ('life.repairs.plumbing');
     insert into organization (id, name, kind, status, applied_area_codes, area_codes, joined_at, version)
     values ('${organization}', 'Bright Pipes', 'ENTERPRISE', 'VERIFIED', '{x.g.one}', '{x.g.one}', now(), 1)`,
  )
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

function file(name: string, content: unknown): string {
  const place = path.join(folder, name)
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content))
  return place
}

/** Runs the program to its end. */
async function run(...args: string[]) {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DATABASE_URL: database.adminUrl,
    HUB_DATA_DIR: folder,
    HUB_DATA_KEY: testKey,
  }
  const child = spawn(process.execPath, ['scripts/start.mjs', 'scripts/partners', ...args], { cwd: projectRoot, env })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out: out.trim(), err: err.trim() }
}

test('a file is imported with a map of its terms, again without change, and faulty rows are named', async () => {
  const map = file('map.json', { 'bh-3000': 'life.repairs.plumbing' })
  const rows = [hsdsRow(), hsdsRow(), hsdsRow({ name: '' })]
  const call = ['import', file('services.json', rows), '--org', organization, '--map', map]
  const first = await run(...call)
  expect(first).toEqual({
    code: 1,
    out: 'created 2, updated 0, unchanged 0, failed 1',
    err: `${rows[2].id}  [2].name: Must not be empty.`,
  })
  const again = await run('import', file('two.json', rows.slice(0, 2)), '--org', organization, '--map', map)
  expect(again).toEqual({ code: 0, out: 'created 0, updated 0, unchanged 2, failed 0', err: '' })
})

test('a call that cannot be understood is answered with how it is called', async () => {
  expect(await run('export')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('usage: npm run partners'),
  })
  const somebody = '0192b3c4-0000-7000-8000-00000000000f'
  expect(await run('import', file('some.json', []), '--org', somebody)).toMatchObject({
    code: 2,
    err: 'There is no such organization.',
  })
})

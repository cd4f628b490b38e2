import { ApolloServer } from '@apollo/server'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../shared/project/root'
import { openTestDatabase, testKey, type TestDatabase } from '../../support'
import { openPlugInService, type PlugInService } from '../../support/plug-in-service'
import { bikesSdl, openGateway, plug, served, type TestGateway } from './gateway'

jest.setTimeout(240_000)
const run = promisify(execFile)

let database: TestDatabase
let gateway: TestGateway
let bikes: PlugInService
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-supergraph-command-'))
  database = await openTestDatabase()
  gateway = await openGateway(database)
  bikes = await openPlugInService(bikesSdl, { Query: { bikesFree: () => 5 } })
  expect((await plug(gateway, 'bikes', bikes.url, bikesSdl)).errors).toBeUndefined()
})
afterAll(async () => {
  await gateway.close()
  await bikes.close()
  await database.close()
  await rm(folder, { recursive: true })
})

async function command(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.adminUrl,
    HUB_DATA_KEY: testKey,
    HUB_DATA_DIR: folder,
  }
  const { stdout } = await run(process.execPath, ['scripts/start.mjs', 'scripts/supergraph', ...args], {
    cwd: projectRoot,
    env,
  })
  return stdout
}

test('an administrator sees what was published and what changed', async () => {
  const lines = (await command('history')).trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^2 .* bikes was plugged in\. {2}\(bikes, cases, hub; admin\)$/)
  expect(lines[1]).toMatch(/^1 .* The hub began\. {2}\(cases, hub; the hub\)$/)
  expect(await command('diff')).toMatch(/From version 1 to version 2:\nadded .*bikesFree/)
  expect(await command('diff', '2', '1')).toMatch(/breaking .*bikesFree/)
})

test('a published supergraph is written to a file that a stock federation router serves', async () => {
  const file = path.join(folder, 'supergraph.graphql')
  expect(await command('write', file)).toContain('Version 2 is in')
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const { ApolloGateway } = await import('@apollo/gateway')
  const router = new ApolloGateway({ supergraphSdl: await readFile(file, 'utf8') })
  const server = new ApolloServer({ gateway: router })
  await server.start()
  const { body } = await server.executeOperation({ query: '{ bikesFree }' })
  expect(body).toMatchObject({ singleResult: { data: { bikesFree: 5 } } })
  await server.stop()
})

test('an earlier version is published again, and running gateways follow', async () => {
  gateway.registry.start()
  expect(await command('rollback', '1')).toMatch(/^3 .* Rolled back to version 1\./)
  await served(gateway, () => gateway.generations.current.schema.getQueryType()?.getFields()['bikesFree'] === undefined)
  await expect(command('rollback', '9')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('no such') })
  await expect(command('roll')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('usage') })
})

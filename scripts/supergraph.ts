import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { forRouter } from '../gateway/registry/supergraph/router-file'
import type { Published } from '../gateway/registry/supergraph/published'
import { peerSettings, peersOf, processSettings, readConfig } from '../shared/config'
import { HubError } from '../shared/errors'
import { openLog } from '../shared/logging'
import { openBesideHub } from '../shared/process'
import { program } from '../shared/process/program'
import { scriptEnvironment } from './config'
import { Misuse, supergraphCall, type SupergraphCall } from './supergraph/arguments'
import { openDesk, type Desk } from './supergraph/desk'
import { differences } from './supergraph/difference'

/**
 * `npm run supergraph -- history|diff|rollback|write`: what the hub serves and served, for its administrator, also
 * while it runs. Exit code 1 when it cannot be done, 2 when it was called wrongly.
 */
export const main = program(async (args) => {
  try {
    await atTheDesk(supergraphCall(args))
  } catch (error) {
    if (!(error instanceof Misuse || error instanceof HubError)) throw error
    console.error(error.message)
    process.exitCode = error instanceof Misuse ? 2 : 1
  }
})

async function atTheDesk(call: SupergraphCall): Promise<void> {
  const settings = readConfig(processSettings.extend(peerSettings), { HUB_LOG: 'warn', ...scriptEnvironment() })
  const database = await openBesideHub(settings, 'hub', openLog(settings.HUB_LOG))
  const desk = await openDesk(database.urlOf('hub'))
  try {
    await done(desk, call, peersOf(settings).addresses)
  } finally {
    await desk.close()
    await database.close()
  }
}

async function done(desk: Desk, call: SupergraphCall, addresses: ReadonlyMap<string, string>): Promise<void> {
  switch (call.command) {
    case 'history':
      for (const one of await desk.history(call.count)) console.log(lineOf(one))
      return
    case 'diff':
      return showDifference(desk, call)
    case 'rollback':
      return console.log(lineOf(await desk.rollBack(call.version)))
    case 'write': {
      const { version, sdl } = await found(desk, call.version)
      const core = [...addresses].map(([name, url]) => [name, new URL('/graphql', url).href] as const)
      const plugged = (await desk.partsOf(version)).map(({ name, url }) => [name, url] as const)
      await writeFile(call.file, forRouter(sdl, new Map([...core, ...plugged])))
      return console.log(`Version ${version} is in ${call.file}.`)
    }
  }
}

async function showDifference(desk: Desk, { from, to }: { from: number | null; to: number | null }): Promise<void> {
  const after = await found(desk, to)
  const before = await found(desk, from ?? Math.max(1, after.version - 1))
  console.log(`From version ${before.version} to version ${after.version}:`)
  const lines = await differences(before.sdl, after.sdl)
  console.log(lines.length > 0 ? lines.join('\n') : 'Nothing has changed for clients.')
}

async function found(desk: Desk, version: number | null): Promise<Published> {
  const published = await desk.published(version)
  if (published) return published
  throw new HubError(
    'NOT_FOUND',
    version === null ? 'Nothing was published yet: start the hub once.' : `There is no version ${version}.`,
  )
}

function lineOf({ version, publishedAt, publishedBy, change, subgraphs }: Published): string {
  const who = publishedBy ?? 'the hub'
  return `${version}  ${publishedAt.toISOString()}  ${change}  (${subgraphs.join(', ')}; ${who})`
}

import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { parse } from 'graphql'
import { anonymous, type Viewer } from '../shared/auth'
import { processSettings, readConfig } from '../shared/config'
import { InProcessTransport } from '../shared/events'
import { absentHub } from '../shared/hub'
import { openLog } from '../shared/logging'
import { openBesideHub, openSubgraph } from '../shared/process'
import { program } from '../shared/process/program'
import { partners } from '../subgraphs/partners/subgraph'
import { scriptEnvironment } from './config'
import { importCall, Misuse, type ImportCall } from './partners/arguments'

const importing = parse(`
  mutation ImportServices($organizationId: ID!, $hsds: String!, $categoryMap: [CategoryMapInput!]) {
    importServices(organizationId: $organizationId, hsds: $hsds, categoryMap: $categoryMap) {
      created updated unchanged failed { id message }
    }
  }`)

interface Report {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly { readonly id: string | null; readonly message: string }[]
}

/**
 * `npm run partners -- import FILE --org ID`: takes an organisation's services over from an HSDS 3 file of any size,
 * also while the hub runs. Exit code 1 when a row was left out, 2 when it was called wrongly.
 */
export const main = program(async (args) => {
  try {
    const report = await imported(importCall(args))
    for (const { id, message } of report.failed) console.error(`${id ?? 'no id'}  ${message}`)
    const { created, updated, unchanged, failed } = report
    console.log(`created ${created}, updated ${updated}, unchanged ${unchanged}, failed ${failed.length}`)
    process.exitCode = failed.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
})

async function imported(call: ImportCall): Promise<Report> {
  const settings = readConfig(processSettings, { HUB_LOG: 'warn', ...scriptEnvironment() })
  const log = openLog(settings.HUB_LOG)
  const database = await openBesideHub(settings, 'partners', log)
  try {
    const { HUB_TIME_ZONE: timeZone } = settings
    const { dataKeys } = database
    const transport = new InProcessTransport()
    const databaseUrl = database.urlOf('partners')
    const options = {
      databaseUrl,
      transport,
      hub: absentHub,
      log,
      timeZone,
      dataKeys,
      seed: 'none',
      poolSize: 2,
    } as const
    const running = await openSubgraph(partners, options)
    try {
      const { data, errors } = await running.subgraph.execute({
        document: importing,
        variables: { ...call },
        operationName: 'ImportServices',
        viewer: onBehalfOf(call.organizationId),
        requestId: randomUUID(),
        signal: new AbortController().signal,
      })
      // What a refusal says is said to whoever wrote the file.
      if (errors?.[0]) throw new Misuse(errors[0].message)
      return (data as unknown as { importServices: Report }).importServices
    } finally {
      await running.stop()
    }
  } finally {
    await database.close()
  }
}

/** Whoever may read the hub's database may act for anybody. */
function onBehalfOf(organizationId: string): Viewer {
  return { ...anonymous, id: 'npm run partners', name: 'npm run partners', role: 'PARTNER', organizationId }
}

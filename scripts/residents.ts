import { processSettings, readConfig, type ProcessSettings } from '../shared/config'
import { systemClock, systemIds } from '../shared/clock'
import type { Caller } from '../shared/database'
import { SubgraphDatabase } from '../shared/database/pg'
import { PgOutbox, type Outbox } from '../shared/events'
import { PgJobs } from '../shared/jobs'
import { openLog } from '../shared/logging'
import { openBesideHub, type DataKeys } from '../shared/process'
import { scriptEnvironment } from './config'

/** What a program of the residents subgraph's operator works with. */
export interface ResidentRecords {
  /** Of the hub itself. */
  readonly caller: Caller
  readonly outbox: Outbox
  readonly dataKeys: DataKeys
  readonly settings: ProcessSettings
}

/** Opens the residents subgraph's records, beside a hub that is running or alone, for as long as the work takes. */
export async function withResidents<T>(work: (records: ResidentRecords) => Promise<T>): Promise<T> {
  const settings = readConfig(processSettings, scriptEnvironment())
  const log = openLog(settings.HUB_LOG)
  const database = await openBesideHub(settings, 'residents', log)
  try {
    const url = database.urlOf('residents')
    const records = await SubgraphDatabase.open({ url, name: 'residents', entities: [], poolSize: 2, log })
    try {
      const outbox = new PgOutbox(new PgJobs('residents'), systemClock, systemIds)
      return await records.asSystem((caller) => work({ caller, outbox, dataKeys: database.dataKeys, settings }))
    } finally {
      await records.close()
    }
  } finally {
    await database.close()
  }
}

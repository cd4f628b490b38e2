import { processSettings, readConfig } from '../shared/config'
import { openLog } from '../shared/logging'
import { openHubDatabase } from '../shared/process'
import { program } from '../shared/process/program'
import { scriptEnvironment } from './config'

/** `npm run migrate`: brings every schema to its newest state, and says nothing when there is nothing to do. */
export const main = program(async () => {
  const settings = readConfig(processSettings, scriptEnvironment())
  const log = openLog(settings.HUB_LOG)
  const database = await openHubDatabase(settings, ['residents', 'cases', 'partners', 'volunteers', 'hub'], log)
  await database.close()
  console.log('All schemas are in their newest state.')
})

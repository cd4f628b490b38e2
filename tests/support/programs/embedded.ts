import { openEmbedded } from '../../../shared/database/embedded'
import { silentLog } from '../../../shared/logging'
import { onTermination, program } from '../../../shared/process/program'

/** Keeps an embedded database running: for tests that kill it. Prints its process id and its URL. */
export const main = program(async ([dataDir = '']) => {
  const database = await openEmbedded({ dataDir, log: silentLog })
  onTermination(
    () => database.close(),
    () => undefined,
  )
  process.stdout.write(`${database.pid} ${database.url}\n`)
})

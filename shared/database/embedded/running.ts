import { placesIn, readAccess, readPostmaster } from './files'
import { isAlive } from './server'

/**
 * The administrator's URL of the database that a hub keeps running in this folder; null when none runs. For programs that
 * work beside the hub: they use its server, and leave its running to it.
 */
export function runningEmbedded(dataDir: string): string | null {
  const places = placesIn(dataDir)
  const [access, server] = [readAccess(places), readPostmaster(places)]
  if (!access || !server?.ready || !isAlive(server.pid)) return null
  return `postgres://postgres:${access.password}@127.0.0.1:${server.port}/hub`
}

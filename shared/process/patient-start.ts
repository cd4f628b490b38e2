import { setTimeout as wait } from 'node:timers/promises'
import { isUnreachable } from '../database/pg'
import type { Logger } from '../logging'

/** Between two attempts. Milliseconds. */
const pause = 1_000

export interface PatientStartOptions {
  /** The subgraph. */
  readonly name: string
  readonly log: Logger
  /** Aborted when the process is told to end. */
  readonly leaving: AbortSignal
}

/**
 * Opens what is on a database, again and again while that cannot be reached: it may be started later than whoever needs
 * it. Null when the process is told to end meanwhile. Throws what waiting does not mend, such as a wrong password.
 */
export async function openWhenReachable<T>(
  open: () => Promise<T>,
  { name, log, leaving }: PatientStartOptions,
): Promise<T | null> {
  let said = ''
  while (!leaving.aborted) {
    try {
      return await open()
    } catch (error) {
      const { cause, message } = error as Error
      if (!isUnreachable(error) && !isUnreachable(cause)) throw error
      // Once for each reason: a database may be away for long.
      if (message !== said) log.warn({ subgraph: name, reason: message }, 'not ready: waiting for the database')
      said = message
      await wait(pause, undefined, { signal: leaving }).catch(() => undefined)
    }
  }
  return null
}

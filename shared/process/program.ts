import { ConfigProblem } from '../config'
import { DatabaseUnreachable } from '../database/pg'
import { StartProblem } from './start-problem'

/**
 * A program's `main`: a problem that its message explains in full is printed without a stack, and ends the process with
 * 2 when it is the configuration, else with 1.
 */
export function program(run: (args: readonly string[]) => Promise<void>): (args?: readonly string[]) => Promise<void> {
  return async (args = []) => {
    try {
      await run(args)
    } catch (error) {
      const explained = [ConfigProblem, StartProblem, DatabaseUnreachable].some((kind) => error instanceof kind)
      // eslint-disable-next-line no-console -- whoever started the program reads it
      console.error(explained ? (error as Error).message : error)
      process.exit(error instanceof ConfigProblem ? 2 : 1)
    }
  }
}

/**
 * Runs `stop` once at SIGINT or SIGTERM and ends the process; further signals do not hurry it. A process that was
 * started with a channel to whoever supervises it ends as well when that one is gone: nobody would restart or stop it.
 */
export function onTermination(stop: () => Promise<void>, failed: (error: unknown) => void): void {
  let stopping = false
  const leave = async () => {
    if (stopping) return
    stopping = true
    try {
      await stop()
      process.exit(0)
    } catch (error) {
      failed(error)
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave())
  process.on('disconnect', () => void leave())
  // It went while this one was starting.
  if (process.connected === false) void leave()
}

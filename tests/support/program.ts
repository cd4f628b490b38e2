import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { nodeFlags } from '../../shared/process/node-flags'
import { projectRoot } from '../../shared/project/root'

/** A program of the project in a process of its own. */
export interface RunningProgram {
  readonly process: ChildProcess
  /** The first line it printed, or wrote to its log, that fits. */
  readonly line: string
  /** All that it wrote to standard error so far. */
  said(): string
  /** The lines of its standard output so far in which a text stands: what the log says of an error's id. */
  printed(text: string): string
  /** Sends a signal and waits for the end; answers the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts a program (`gateway/main`) and waits for a line on its standard output or in its log. Throws what it said if it ends before. */
export async function startProgram(
  name: string,
  { args = [], env = {}, line: wanted }: { args?: readonly string[]; env?: Record<string, string>; line: RegExp },
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [...nodeFlags, 'scripts/start.mjs', name, ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], HUB_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit') as Promise<[number | null]>
  const lines: string[] = []
  const found = new Promise<string>((resolve) => {
    const look = (line: string) => wanted.test(line) && resolve(line)
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      look(line)
    })
    createInterface({ input: child.stderr }).on('line', look)
  })
  const line = await Promise.race([found, ended.then(([code]) => ({ code }))])
  if (typeof line !== 'string') throw new Error(`${name} ended with ${line.code}: ${said}`)
  return {
    process: child,
    line,
    said: () => said,
    printed: (text) => lines.filter((line) => line.includes(text)).join('\n'),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return (await ended)[0]
    },
  }
}

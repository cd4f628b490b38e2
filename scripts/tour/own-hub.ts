import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../shared/project/root'
import { ownHubEnvironment } from './config'

export interface TourHub {
  /** The GraphQL endpoint. */
  readonly url: string
  readonly dataDir: string
  /** The last lines that the hub printed, where the tour can see them: what an INTERNAL's errorId refers to. */
  lastWords(): readonly string[]
  stop(): Promise<void>
}

const readyLine = /^Station Hub is ready at (\S+)/
const startDeadlineMs = 120_000

/**
 * Starts a hub with the demo territory in a temporary folder, on any free port. `stop` ends it and removes the folder.
 * Throws with what the hub printed when it does not get ready.
 */
export async function startOwnHub(): Promise<TourHub> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'station-hub-tour-'))
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts', 'start.mjs'), 'gateway/main'], {
    cwd: projectRoot,
    env: ownHubEnvironment(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async (): Promise<void> => {
    await ended(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  const printed: string[] = []
  try {
    return { url: await ready(child, printed), dataDir, lastWords: () => printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function ready(child: ChildProcess, printed: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The hub did not start: ${why}\n${printed.join('\n')}`))
    const timer = setTimeout(() => fail(`not ready after ${startDeadlineMs / 1000} s`), startDeadlineMs)
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line)
        if (printed.length > 40) printed.shift()
        const url = readyLine.exec(line)?.[1]
        if (url === undefined) return
        clearTimeout(timer)
        resolve(url)
      })
    }
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`it ended with ${code}`)
    })
  })
}

/** Asks the hub to drain and end; kills it when it has not after 15 s, so that the tour never leaves a process behind. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exit
  clearTimeout(timer)
}

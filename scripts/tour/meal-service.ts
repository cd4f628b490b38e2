import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../shared/project/root'
import { partnerServiceEnvironment } from './config'

const folder = path.join(projectRoot, 'examples/partner-subgraph')
const line = /^Meals are offered at (\S+)/

/** The example of a partner's own subgraph, as its developer has started it. */
export interface MealService {
  readonly url: string
  readonly sdl: string
  stop(): Promise<void>
}

/** Starts it on any free port, for an organisation. It answers the hub alone. Throws when it does not start. */
export async function startMealService(hubUrl: string, organizationId: string): Promise<MealService> {
  const child = spawn(process.execPath, [path.join(folder, 'src/main.js')], {
    env: partnerServiceEnvironment(hubUrl, organizationId),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const sdl = readFileSync(path.join(folder, 'schema.graphql'), 'utf8')
  return { url: await addressOf(child), sdl, stop: () => ended(child) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`examples/partner-subgraph ended with ${code}`)))
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (text) => {
      const url = line.exec(text)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await exit
}

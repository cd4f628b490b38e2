import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../../shared/project/root'

export interface RunningMeals {
  readonly url: string
  ask(query: string, variables?: object, token?: string): Promise<{ status: number; data?: unknown; errors?: unknown }>
  stop(): Promise<void>
}

/** Starts examples/partner-subgraph as its own process, as a partner would. */
export async function startMeals(env: Record<string, string>): Promise<RunningMeals> {
  const child = spawn(process.execPath, [path.join(projectRoot, 'examples/partner-subgraph/src/main.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /^Meals are offered at (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the example ended with ${code}`)))
  })
  return {
    url,
    async ask(query, variables = {}, token) {
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      return { status: response.status, ...((text === '' ? {} : JSON.parse(text)) as object) }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startProgram, type RunningProgram } from '../../support/program'
import { openTestDatabase } from '../../support/database'
import { testKey } from '../../support/server'

/** The whole hub as `npm start` runs it, with the demo territory, on a database of the test's own. */
export interface BrowserHub {
  readonly url: string
  /** `kill -9`. */
  kill(): Promise<void>
  /** Again at the same address, with what the killed one had stored. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openBrowserHub(settings: Readonly<Record<string, string>> = {}): Promise<BrowserHub> {
  const folder = mkdtempSync(path.join(tmpdir(), 'station-hub-browser-'))
  const database = await openTestDatabase()
  const start = (port: string) =>
    startProgram('gateway/main', {
      env: {
        HUB_DATA_DIR: folder,
        DATABASE_URL: database.adminUrl,
        HUB_PORT: port,
        HUB_SEED: 'demo',
        HUB_DATA_KEY: testKey,
        HUB_LOG: 'error',
        ...settings,
      },
      line: /^Station Hub is ready/,
    })
  let program: RunningProgram = await start('0')
  const [url = ''] = /http:\/\/[^/]+/.exec(program.line) ?? []
  return {
    url,
    async kill() {
      await program.end('SIGKILL')
    },
    async restart() {
      program = await start(new URL(url).port)
    },
    async close() {
      await program.end()
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startProgram } from '../../support/program'
import { cpuMilliseconds, residentMegabytes } from '../support/process'
import { table, writeRow } from '../support/report'
import { median } from '../support/statistics'

/** Each starts once from nothing, and once more on what is there then. */
const rounds = 5
/** Until what runs behind the ready line is done. */
const settle = 5_000

interface Started {
  /** From the command to the ready line. */
  readonly seconds: number
  /** That the hub's process used until then. */
  readonly cpuSeconds: number
  /** When it has been left alone for a while. */
  readonly megabytes: number
}

/** `npm start`: from nothing, with the demo territory, and again on the database that is there. */
export async function benchStart(): Promise<void> {
  const [fresh, again]: [Started[], Started[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync('/tmp/station-hub-bench-')
    // PostgreSQL runs under an account of its own.
    chmodSync(folder, 0o755)
    try {
      fresh.push(await started(path.join(folder, 'data')))
      again.push(await started(path.join(folder, 'data')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  report(fresh, again)
}

async function started(dataDir: string): Promise<Started> {
  const from = performance.now()
  const hub = await startProgram('gateway/main', { env: { HUB_DATA_DIR: dataDir, HUB_PORT: '0' }, line: /is ready at/ })
  try {
    const seconds = (performance.now() - from) / 1_000
    const pid = hub.process.pid ?? 0
    const cpuSeconds = cpuMilliseconds(pid) / 1_000
    await setTimeout(settle)
    return { seconds, cpuSeconds, megabytes: residentMegabytes(pid) }
  } finally {
    await hub.end()
  }
}

function report(fresh: readonly Started[], again: readonly Started[]): void {
  const of = (starts: readonly Started[], key: keyof Started) => median(starts.map((start) => start[key]))
  const row = (name: string, starts: readonly Started[]) => {
    const all = starts.map(({ seconds }) => seconds.toFixed(2)).join(' ')
    return [name, of(starts, 'seconds'), of(starts, 'cpuSeconds'), of(starts, 'megabytes'), all]
  }
  const aim = (name: string, measured: number, aim: number, unit: string) =>
    ({ name, measured, aim, unit, wanted: 'at most' }) as const
  writeRow({
    row: 'start',
    title: 'Start',
    how: `From \`npm start\`'s program to the ready line, with the hub built and its own PostgreSQL: from nothing with the
demo territory, then again on what is there. Memory is the hub's alone, ${settle / 1_000} seconds later.`,
    aims: [
      aim('on an existing database', of(again, 'seconds'), 2, 's'),
      aim('from nothing, with the demo territory', of(fresh, 'seconds'), 10, 's'),
      aim('memory, idle with demo data', of(again, 'megabytes'), 250, 'MB'),
    ],
    tables: table(
      ['start', 'seconds', 'CPU seconds', 'RSS MB', 'seconds, by round'],
      [row('from nothing', fresh), row('again', again)],
    ),
  })
}

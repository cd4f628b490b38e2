import { parse } from 'graphql'
import { system, type Viewer } from '../../../shared/auth'
import type { RunningSubgraph } from '../../../shared/process'
import { dayOf } from '../../../subgraphs/cases/indicator/period'
import { cases } from '../../../subgraphs/cases/subgraph'
import {
  ask,
  inStandingDatabase,
  openBenchSubgraph,
  unsafe,
  withDatabase,
  type BenchDatabase,
} from '../support/bench-database'
import { randomness } from '../support/randomness'
import { table, writeRow } from '../support/report'
import { quantile } from '../support/statistics'
import { generate } from './generate'

const zone = 'Asia/Shanghai'
const admin: Viewer = { ...system, role: 'HUB_ADMIN', id: 'bench', area: 'x' }
const areas = {
  'the district': ['x'],
  'one subdistrict': ['x.s3'],
  'one community': ['x.s3.c3'],
  'all 15 subdistricts': [...Array(15).keys()].map((n) => `x.s${n}`),
}
const parts = {
  'the rates, open, overdue, by line': `opened closed open overdue responseRate resolutionRate satisfactionRate
    byLine { line opened closed }`,
  'median hours': 'medianHoursToResolve',
  categories: 'byCategory { category { code name } opened closed }',
  surges: 'surges { category { code name } on count expected }',
}
const everything = Object.values(parts).join(' ')
const mostMilliseconds = 100
const chosen = 40
const several = 8

interface Span {
  readonly from: string
  readonly to: string
}

/**
 * How long the figures of an area take among a million cases: `npm run bench -- indicators [CASES]`, or with `--at URL` in a
 * database of an earlier run, as its administrator.
 */
export async function benchIndicators([size = '1000000', standing]: readonly string[]): Promise<void> {
  if (size === '--at') return inStandingDatabase('cases', standing ?? '', measured)
  await withDatabase('cases', [...unsafe, 'autovacuum=off'], async (database) => {
    await generate(database.client, Number(size), new Date(), zone)
    await measured(database)
  })
}

async function measured(database: BenchDatabase): Promise<void> {
  const { rows } = await database.client.query<{ n: number; last: number }>(
    `select count(*)::integer as n, max(opened_at)::date - date '1970-01-01' as last from case_record`,
  )
  const { n = 0, last = 0 } = rows[0] ?? {}
  const running = await openBenchSubgraph(cases, database)
  try {
    report(n, await measureAll(running, last))
  } finally {
    await running.stop()
  }
}

interface Measured {
  readonly where: string
  /** Milliseconds of everything at once, of each period. */
  readonly times: readonly number[]
  /** Milliseconds of each part alone, of the year. */
  readonly ofYear: readonly number[]
}

async function measureAll(running: RunningSubgraph, today: number): Promise<Measured[]> {
  const year: Span = { from: dayOf(today - 364), to: dayOf(today) }
  const spans = [year, { from: dayOf(today), to: dayOf(today) }, ...spansWithin(today - 364, today)]
  const measured: Measured[] = []
  for (const [where, codes] of Object.entries(areas)) {
    await taken(running, codes, everything, year)
    const times: number[] = []
    // Many areas at once are beside the aim, and slow: fewer periods will do.
    for (const span of codes.length === 1 ? spans : spans.slice(0, several))
      times.push(await taken(running, codes, everything, span))
    const ofYear: number[] = []
    for (const fields of Object.values(parts)) ofYear.push(await taken(running, codes, fields, year))
    measured.push({ where, times, ofYear })
    console.log(where, times.map(Math.round).join(' '), ofYear.map(Math.round).join(' '))
  }
  return measured
}

/** Periods by chance, the same each time. */
function spansWithin(first: number, last: number): Span[] {
  const roll = randomness(20_261_122)
  return Array.from({ length: chosen }, () => {
    const [a = first, b = last] = [roll(), roll()].map((x) => first + Math.floor(x * (last - first + 1)))
    return { from: dayOf(Math.min(a, b)), to: dayOf(Math.max(a, b)) }
  })
}

/** The best of five: another process that had the core is no part of what is measured. */
async function taken(running: RunningSubgraph, codes: readonly string[], fields: string, span: Span): Promise<number> {
  const document = parse(`query($areas: [_Any!]!) { _entities(representations: $areas) { ... on Area {
    indicators(from: "${span.from}", to: "${span.to}") { ${fields} } } } }`)
  const variables = { areas: codes.map((code) => ({ __typename: 'Area', code })) }
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now()
    await ask(running, admin, { document, variables })
    times.push(performance.now() - begun)
  }
  return Math.min(...times)
}

function report(count: number, measured: readonly Measured[]): void {
  const single = measured.filter(({ where }) => (areas[where as keyof typeof areas] ?? []).length === 1)
  writeRow({
    row: 'indicators',
    title: `Figures of areas among ${count.toLocaleString('en')} cases`,
    how: `Every figure of \`Area.indicators\` in one operation on the subgraph, without HTTP, of a year's cases in a district of
259 communities and 3,575 categories: for the whole year, for today, and for ${chosen} periods by chance, each the best of five.`,
    aims: single.map(({ where, times }) => ({
      name: `all figures of ${where}, the slowest of ${chosen + 2} periods`,
      ...{ measured: Math.max(...times), aim: mostMilliseconds, unit: 'ms', wanted: 'at most' },
    })),
    tables: [
      table(
        ['everything at once, ms', 'p50', 'p90', 'slowest', 'the year', 'today'],
        measured.map(({ where, times }) => [
          ...[where, quantile(times, 0.5), quantile(times, 0.9), Math.max(...times)],
          ...[times[0] ?? NaN, times[1] ?? NaN],
        ]),
      ),
      table(
        ['the year, each alone, ms', ...Object.keys(parts)],
        measured.map(({ where, ofYear }) => [where, ...ofYear]),
      ),
    ].join('\n\n'),
  })
}

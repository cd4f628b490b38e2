import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { serviceMatchesSql } from '../../../subgraphs/partners/matching/matching.sql'
import { fewCandidates, parameter } from '../../../subgraphs/partners/matching/matching.store.pg'
import { openDistricts } from '../support/district'
import { benchFolder, table, writeRow, type Aim } from '../support/report'
import { plansOf, taken, type Taken } from '../support/statement'
import { quantile } from '../support/statistics'
import { benchNeeds } from './needs'

const [count, runs] = [300, 3]

interface Measured {
  readonly size: number
  readonly largest: number
  readonly needs: readonly Taken[]
}

/** Matching at three sizes: `npm run bench -- match [SIZE…] [--at URL]`. With the largest size, writes plan.txt. */
export async function benchMatch(args: readonly string[]): Promise<void> {
  const districts = await openDistricts(args)
  const sizes = districts.sizes.length > 0 ? districts.sizes : [10_000, 100_000, 1_000_000]
  try {
    const measured: Measured[] = []
    for (const size of sizes)
      measured.push(await districts.of(size, (client) => measure(client, size, size === Math.max(...sizes))))
    report(measured)
  } finally {
    await districts.close()
  }
}

async function measure(client: Client, size: number, explained: boolean): Promise<Measured> {
  await client.query(`prepare matches (jsonb, text, int) as ${serviceMatchesSql}`)
  await client.query('set plan_cache_mode = force_generic_plan')
  const calls = benchNeeds(count).map((need) => {
    const asked = JSON.stringify([parameter({ need, first: 10 }, 0)])
    return `execute matches ('${asked}', 'Asia/Shanghai', ${fewCandidates})`
  })
  for (const call of calls) await client.query(call)
  const needs: Taken[] = []
  for (const call of calls) needs.push(await taken(client, call, runs))
  if (explained) {
    const slowest = calls[needs.findIndex(({ cpu }) => cpu === Math.max(...needs.map((need) => need.cpu)))] ?? ''
    const plans = await plansOf(client, slowest)
    writeFileSync(path.join(benchFolder, 'match/plan.txt'), `What the costliest of the needs reads:\n\n${plans}\n`)
  }
  const { rows } = await client.query<{ most: number }>(`
    select max(n)::int as most from (select count(*) as n from service_reach group by category_code) as c`)
  return { size, largest: rows[0]?.most ?? 0, needs }
}

function report(measured: readonly Measured[]): void {
  const of = (needs: readonly Taken[], what: keyof Taken, part: number) =>
    quantile(
      needs.map((need) => need[what]),
      part,
    )
  const [smallest, largest] = [measured[0], measured.at(-1)]
  const aims = measured.map(({ size, needs }): Aim => ({
    name: `p99 of one need among ${size.toLocaleString('en')}`,
    ...{ measured: of(needs, 'time', 0.99), aim: 15, unit: 'ms', wanted: 'at most' },
  }))
  if (smallest && largest && smallest !== largest)
    for (const [what, name] of [['time', 'p99'] as const, ['cpu', 'p99 on a core'] as const])
      aims.push({
        name: `growth of ${name}, ${smallest.size.toLocaleString('en')} to ${largest.size.toLocaleString('en')}`,
        ...{
          measured: of(largest.needs, what, 0.99) / of(smallest.needs, what, 0.99),
          aim: 1.5,
          unit: '×',
          wanted: 'at most',
        },
      })
  writeRow({
    row: 'match',
    title: 'Matching: what one need costs in the database',
    how: `${count} seeded needs of large and small categories, 10 matches each, asked ${runs} times each; the middle time,
and the mean time on a core, are taken. The plans of the costliest need are in \`match/plan.txt\`.`,
    aims,
    notes: [
      'Growth, where it is above its aim: what is looked at does not grow with the services but with how many of them share an area and a category: there are 112 × as many in the largest, and the walk along its lanes ends after 3 × as many pages. Taken: lanes by promise and place, rounds that stop where nothing better can come, and every service found looked up once by its key. What is left is the depth of the indexes and the ties at the top of a large category.',
    ],
    tables: table(
      [
        'services',
        'largest category',
        'p50 ms',
        'p99 ms',
        'p50 ms on a core',
        'p99 ms on a core',
        'pages p50',
        'pages p99',
      ],
      measured.map(({ size, largest: most, needs }) => [
        ...[size.toLocaleString('en'), most.toLocaleString('en'), of(needs, 'time', 0.5), of(needs, 'time', 0.99)],
        ...[of(needs, 'cpu', 0.5), of(needs, 'cpu', 0.99), of(needs, 'pages', 0.5), of(needs, 'pages', 0.99)],
      ]),
    ),
  })
}

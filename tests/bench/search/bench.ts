import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { escapeLiteral, type Client } from 'pg'
import { openDistricts } from '../support/district'
import { benchFolder, table, writeRow } from '../support/report'
import { plansOf, taken, type Taken } from '../support/statement'
import { quantile } from '../support/statistics'
import { benchSearches, type BenchSearch } from './searches'

const [count, runs] = [200, 3]

interface Page extends Taken {
  readonly page: 'first' | 'next'
  readonly found: number
  readonly call: string
}

/** Searching: `npm run bench -- search [SIZE] [--at URL]`; first pages, and the pages after them. Writes plan.txt. */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const districts = await openDistricts(args)
  const size = districts.sizes[0] ?? 1_000_000
  try {
    const { pages, cards, plans } = await districts.of(size, measure)
    writeFileSync(path.join(benchFolder, 'search/plan.txt'), `What the costliest of the searches reads:\n\n${plans}\n`)
    report(cards, pages)
  } finally {
    await districts.close()
  }
}

async function measure(client: Client): Promise<{ pages: Page[]; cards: number; plans: string }> {
  const pages: Page[] = []
  for (const search of benchSearches(count)) {
    const first = call(search, null)
    const { rows } = await client.query<{ service_id: string; sort_key: string }>(first)
    pages.push({ page: 'first', found: rows.length, call: first, ...(await taken(client, first, runs)) })
    const last = rows[19]
    if (rows.length < 21 || !last) continue
    const next = call(search, last)
    const found = (await client.query(next)).rows.length
    pages.push({ page: 'next', found, call: next, ...(await taken(client, next, runs)) })
  }
  const costliest = pages.reduce((most, one) => (one.cpu > most.cpu ? one : most))
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from service_card')
  return { pages, cards: rows[0]?.n ?? 0, plans: await plansOf(client, costliest.call) }
}

const literal = (value: string | number | boolean | undefined) =>
  value === undefined ? 'null' : escapeLiteral(String(value))
const list = (values: readonly string[] | undefined) =>
  values === undefined ? 'null' : `array[${values.map((value) => escapeLiteral(value)).join()}]::text[]`

/** A page of twenty, and one more as the hub asks it to know whether there is a next. */
function call(search: BenchSearch, after: { readonly service_id: string; readonly sort_key: string } | null): string {
  const { words, category, areas, near, within, free, maxFee, language, kinds, openAt } = search
  const asked = [list(words), literal(category), list(areas), literal(near?.[0]), literal(near?.[1]), literal(within)]
  const more = [
    literal(free),
    literal(maxFee),
    literal(language),
    'null',
    list(kinds),
    literal(openAt),
    "'Asia/Shanghai'",
  ]
  const page = [literal(after?.sort_key), literal(after?.service_id), '21']
  return `select * from search_services(${[...asked, ...more, ...page].join(', ')})`
}

function report(cards: number, pages: readonly Page[]): void {
  const of = (which: Page['page'], what: 'time' | 'cpu' | 'pages', part: number) =>
    quantile(
      pages.filter(({ page }) => page === which).map((page) => page[what]),
      part,
    )
  const times = pages.map(({ time }) => time)
  writeRow({
    row: 'search',
    title: 'Searching: what a page of services costs in the database',
    how: `${count} seeded searches among ${cards.toLocaleString('en')} listed services, with every filter alone and together
and in each order, each page asked ${runs} times; the middle time, and the mean time on a core, are taken. The plans of the
costliest are in \`search/plan.txt\`.`,
    aims: [
      { name: 'p99 of a page', measured: quantile(times, 0.99), aim: 30, unit: 'ms', wanted: 'at most' },
      {
        name: 'p99 of a page on a core',
        ...{
          measured: quantile(
            pages.map(({ cpu }) => cpu),
            0.99,
          ),
          aim: 30,
          unit: 'ms',
          wanted: 'at most',
        },
      },
    ],
    notes: [
      'It stands at its aim, a little to either side from run to run (27.5 and 30.2 ms). Tried: estimating over the whole table what is rarest and beginning there (572 → 54 ms), and going on where a page is nearly full instead of gathering it anew (30.3 → 27.5 ms). What is left are pages far down an order in which very many services are equal; the middle page takes 5 ms.',
    ],
    tables: table(
      ['page', 'asked', 'p50 ms', 'p99 ms', 'p50 ms on a core', 'p99 ms on a core', 'pages p50', 'pages p99'],
      (['first', 'next'] as const).map((which) => [
        ...[
          which,
          String(pages.filter(({ page }) => page === which).length),
          of(which, 'time', 0.5),
          of(which, 'time', 0.99),
        ],
        ...[of(which, 'cpu', 0.5), of(which, 'cpu', 0.99), of(which, 'pages', 0.5), of(which, 'pages', 0.99)],
      ]),
    ),
  })
}

import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from '../live/crowd'
import type { Places, Wanted } from '../live/listener'
import { openPlace, openWhole, type BenchHub } from '../support/hub'
import { residentMegabytes } from '../support/process'
import { table, writeRow } from '../support/report'
import { median, quantile } from '../support/statistics'

/** Events a second that are tried, a minute each; the first that holds goes on. */
const rates = [50, 25, 12, 6, 3]
const [aimed, patience] = [250, 10_000]
const enriched = 'area { code name level } category { code name }'

/** Events to many clients, each with fields of two other subgraphs: `npm run bench -- fanout [MINUTES [CLIENTS]]`. */
export async function benchFanout([minutes = '10', count = '5000']: readonly string[]): Promise<void> {
  const place = await openPlace()
  try {
    const hub = await openWhole(place)
    try {
      const crowd = await Crowd.open(hub, place.environment['HUB_DATA_DIR'] ?? '', {
        ...{ count: Number(count), wanted: ofOwnCommunity, more: enriched },
      })
      await ladder(crowd, hub, Number(minutes))
      crowd.close()
    } finally {
      await hub.close()
    }
  } finally {
    await place.close()
  }
}

async function ladder(crowd: Crowd, hub: BenchHub, minutes: number): Promise<void> {
  // Nothing is warm in what comes first: it does not count.
  await measure(crowd, hub, 3)
  const tried: Minute[] = []
  for (const rate of rates) {
    const minute = await measure(crowd, hub, rate)
    tried.push(minute)
    if (holds(minute)) break
  }
  const held = tried.find(holds)
  const through: Minute[] = []
  while (held && through.length < minutes) through.push(await measure(crowd, hub, held.rate))
  report(tried, through, crowd.listeners.length)
}

const ofOwnCommunity = (n: number, { communities }: Places): Wanted => ({
  area: communities[n % communities.length] ?? '',
  category: null,
})

interface Minute {
  readonly rate: number
  readonly late: readonly number[]
  /** What had not come ten seconds after its posting was due. */
  readonly lost: number
  /** Tasks whose posting was refused, for want of time. */
  readonly refused: number
  readonly megabytes: number
}

const p99 = ({ late }: Minute) => quantile(late, 0.99)
const holds = (minute: Minute) => minute.lost + minute.refused === 0 && p99(minute) <= aimed

async function measure(crowd: Crowd, { pids: [pid = 0] }: BenchHub, rate: number): Promise<Minute> {
  const late: number[] = []
  let [lost, refused] = [0, 0]
  const begun = performance.now()
  const one = async (_: unknown, n: number) => {
    const due = begun + (n * 1_000) / rate
    await wait(Math.max(0, due - performance.now()))
    const areaCode = crowd.places.communities[(n * 97) % crowd.places.communities.length] ?? ''
    const title = `Task ${randomUUID()}`
    const waiting = crowd.listeners.filter((listener) => listener.wants(areaCode, 'life.errands'))
    const all = waiting.map(async (listener) => late.push((await listener.hears(title)) - due))
    const posted = await crowd.post(title, areaCode, 'life.errands').then(
      () => true,
      () => false,
    )
    if (posted) await Promise.race([Promise.all(all), wait(patience, undefined, { ref: false })])
    else refused += 1
    const unheard = waiting.filter((listener) => listener.forget(title)).length
    if (posted) lost += unheard
  }
  await Promise.all(Array.from({ length: 60 * rate }, one))
  return { rate, late, lost, refused, megabytes: residentMegabytes(pid) }
}

function report(tried: readonly Minute[], through: readonly Minute[], count: number): void {
  const half = Math.ceil(through.length / 2)
  const memory = (some: readonly Minute[]) => median(some.map(({ megabytes }) => megabytes))
  const sum = (some: readonly Minute[], of: (minute: Minute) => number) =>
    some.reduce((total, minute) => total + of(minute), 0)
  const [rate = 0] = through.map((minute) => minute.rate)
  writeRow({
    row: 'fanout',
    title: 'Fan-out: events with fields of other subgraphs, to many clients',
    how: `${count.toLocaleString('en')} volunteers on WebSockets of one process, each with rights of their own, wait for tasks of their own community, ${Math.round(count / 259)} in each of 259; tasks are posted all over the district, and each client asks for the task’s area and category, which two other subgraphs answer under that client’s rights. ${rates.join(', ')} tasks a second are tried for a minute each; the first of them that holds goes on for ${through.length} minutes. Measured from the moment the posting was due, so with the change and its commit, to the event at the client; hub, database and clients on the same machine.`,
    aims: [
      { name: 'events a second that hold', measured: rate, aim: 50, unit: '', wanted: 'at least' },
      {
        name: 'event to client at that rate, p99',
        measured: quantile(
          through.flatMap(({ late }) => late),
          0.99,
        ),
        ...{ aim: aimed, unit: 'ms', wanted: 'at most' },
      },
      {
        name: 'events lost at that rate',
        measured: sum(through, ({ lost, refused }) => lost + refused),
        ...{ aim: 0, unit: '', wanted: 'at most' },
      },
      {
        name: 'memory of the hub, the later half to the earlier one',
        measured: memory(through.slice(half)) / memory(through.slice(0, half)),
        ...{ aim: 1.1, unit: '×', wanted: 'at most' },
      },
    ],
    notes: [
      'Taken: areas and categories, which everybody may read, are read together by all who ask at the same moment, and not in a transaction for each client and each subgraph.',
      'What it costs: a posting takes the hub and PostgreSQL a transaction, events and jobs; each client’s event is a plan of its own with that client’s rights, two fetches and an answer, as decision 8 wants it: nothing is shared between people. Clients, hub and PostgreSQL share the cores here; more gateways divide the clients.',
    ],
    tables: [minutesTable('tried', tried), minutesTable('minute', through)].join('\n\n'),
  })
}

const minutesTable = (what: string, minutes: readonly Minute[]) =>
  table(
    [what, 'events/s', 'heard by clients/s', 'p50 ms', 'p99 ms', 'most ms', 'lost', 'refused', 'RSS MB'],
    minutes.map((minute, n) => [
      ...[String(n + 1), minute.rate, minute.late.length / 60],
      ...[0.5, 0.99, 1].map((part) => quantile(minute.late, part)),
      ...[minute.lost, minute.refused, minute.megabytes],
    ]),
  )

import { availableParallelism } from 'node:os'
import { boardBody } from '../support/board'
import { colleagues, openPlace, openSplit, openWhole, type BenchHub } from '../support/hub'
import { openPeer } from '../support/peer'
import { writeRow } from '../support/report'
import { sameAnswer } from '../support/same-answer'
import { compare, ratio, sidesTable, type Rounds, type Side } from '../support/sides'
import { median, short } from '../support/statistics'

const [clients, rounds, peer, split, whole] = [4, 5, 'peer', 'hub, split', 'hub, one process'] as const

/** The board against another gateway over the same subgraphs: from a few clients, and the same query from many. */
export async function benchPeer(): Promise<void> {
  const place = await openPlace()
  const opened: BenchHub[] = []
  const open = async <Opened extends BenchHub>(opening: Promise<Opened>) => {
    const hub = await opening
    opened.unshift(hub)
    return hub
  }
  try {
    const apart = await open(openSplit(place))
    const other = await open(openPeer(apart, 'worker'))
    const together = await open(openWhole(place))
    const headers = await colleagues(place, clients)
    const subgraphs = apart.pids.filter((pid) => pid !== apart.gatewayPid)
    const sides: Side[] = [
      { name: peer, url: other.url, headers, pids: [...other.pids, ...subgraphs] },
      { name: split, url: apart.url, headers, pids: apart.pids },
      { name: whole, url: together.url, headers, pids: together.pids },
    ]
    const bytes = await sameAnswer(sides, boardBody)
    const few = await compare(sides, { bodies: [boardBody], clients, requests: 200, rounds })
    const hot = sides.map((side) => ({ ...side, headers: headers.slice(0, 1) }))
    const many = await compare(hot, { bodies: [boardBody], clients: 50, requests: 500, rounds })
    report(few, many, bytes)
  } finally {
    for (const hub of opened) await hub.close()
    await place.close()
  }
}

/** Cores that all sides, PostgreSQL and the clients share. */
const cores = availableParallelism()

/** What of a request is neither side's: PostgreSQL and the client that asks. Milliseconds of a core. */
const shared = (found: Rounds, side: string) =>
  median((found.get(side) ?? []).map(({ perSecond, cpuPerRequest }) => (cores * 1_000) / perSecond - cpuPerRequest))
const own = (found: Rounds, side: string) => median((found.get(side) ?? []).map((round) => round.cpuPerRequest))

function ceiling(found: Rounds): string {
  const [theirs, ours, rest] = [own(found, peer), own(found, whole), shared(found, whole)]
  return `Of ${cores} cores, a board takes ${short(theirs)} ms of the peer’s processes and ${short(ours)} ms of the hub’s in one; the other ${short(rest)} ms are PostgreSQL’s, the client’s that asks, and idle. A hub that took nothing at all would answer (${short(theirs)} + ${short(rest)}) ÷ ${short(rest)} = ${short((theirs + rest) / rest)} × as many as the peer with four clients: what stands between it and the aim is the database’s share of the question, which is the same for both.`
}

function report(few: Rounds, many: Rounds, bytes: number): void {
  const rate = (found: Rounds, side: string) => ratio(found, 'perSecond', [side, peer])
  writeRow({
    row: 'peer',
    title: 'The board, against another gateway',
    how: `Twenty cases with matches and referrals (${bytes} bytes, the same from every side) from the demo territory. The
peer is \`@graphql-hive/gateway-runtime\` with its planner in Rust, over the very subgraph processes of the split hub, and
signs its requests to them as the hub does; it checks no token, limit or right of its own. CPU and memory are those of
all processes of a side but PostgreSQL's.`,
    aims: [
      { name: 'split, requests/s', measured: rate(few, split), aim: 2, unit: '× the peer', wanted: 'at least' },
      {
        name: 'split, p99',
        measured: ratio(few, 'p99', [split, peer]),
        aim: 0.5,
        unit: '× the peer',
        wanted: 'at most',
      },
      { name: 'one process, requests/s', measured: rate(few, whole), aim: 4, unit: '× the peer', wanted: 'at least' },
      {
        name: 'hot, one process, requests/s',
        measured: rate(many, whole),
        aim: 2,
        unit: '× the peer',
        wanted: 'at least',
      },
    ],
    notes: [
      ceiling(few),
      'Taken: an executor of our own, kept-alive connections and signed bodies between processes, one process by default; and on the database’s side, which the peer has the use of, too, a board’s matching from 14 to 6 ms. Of fifty clients of one person, whole queries are shared instead of fetches (2.42 → 0.66 ms of CPU a request), where the peer shares fetches. Entity fetches from one subgraph that are due at the same moment are one request, as the peer’s are (split 0.96 → 1.1 × the peer).',
      'Until figures of 22 November 2026 the four clients were one person, too, and both sides shared their fetches; what is measured now is what a board takes by itself.',
    ],
    tables: `Four clients, each a person of their own:\n\n${sidesTable(few)}\n\nFifty clients of one person, hot:\n\n${sidesTable(many)}`,
  })
}

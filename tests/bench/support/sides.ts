import { load, type Headers, type Load, type LoadOptions } from './load'
import { cpuMilliseconds, residentMegabytes } from './process'
import { table } from './report'
import { median, quantile } from './statistics'

/** One of the things that are compared, listening already. */
export interface Side {
  readonly name: string
  readonly url: string
  /** Of those who ask, in turn; what they are answered is the same. */
  readonly headers: readonly Headers[]
  /** The processes whose CPU time and memory are this side's. */
  readonly pids: readonly number[]
}

export interface SideRound extends Load {
  /** Of all of the side's processes. Milliseconds. */
  readonly cpuPerRequest: number
  readonly megabytes: number
}

export interface Comparing extends Pick<LoadOptions, 'bodies' | 'clients' | 'requests'> {
  /** At least five. */
  readonly rounds: number
}

export type Rounds = ReadonlyMap<string, readonly SideRound[]>

/** Loads the sides in turn, each round in the other order, after a round that does not count. Throws when one fails. */
export async function compare(sides: readonly Side[], { rounds, ...what }: Comparing): Promise<Rounds> {
  const measured = new Map<string, SideRound[]>(sides.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
      const found = await one(side, what)
      if (found.failed > 0) throw new Error(`${side.name}: ${found.failed} requests failed`)
      if (round >= 0) measured.get(side.name)?.push(found)
    }
  }
  return measured
}

async function one({ url, headers, pids }: Side, what: Omit<Comparing, 'rounds'>): Promise<SideRound> {
  const used = () => pids.reduce((sum, pid) => sum + cpuMilliseconds(pid), 0)
  const before = used()
  const found = await load({ url, headers, ...what })
  const megabytes = pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0)
  return { ...found, cpuPerRequest: (used() - before) / what.requests, megabytes }
}

/** The median over the rounds of one side's figure to another's in the same round. */
export function ratio(rounds: Rounds, key: keyof SideRound, [over, under]: readonly [string, string]): number {
  return median(ratios(rounds, key, [over, under]))
}

function ratios(rounds: Rounds, key: keyof SideRound, [over, under]: readonly [string, string]): number[] {
  const below = rounds.get(under) ?? []
  return (rounds.get(over) ?? []).map((round, index) => round[key] / (below[index]?.[key] ?? NaN))
}

/** Medians of each side with the lowest and highest requests a second, and each side's ratio to the first. */
export function sidesTable(rounds: Rounds): string {
  const [first = ''] = rounds.keys()
  const rows = [...rounds].map(([name, found]) => {
    const of = (key: keyof SideRound) => median(found.map((round) => round[key]))
    const rates = found.map(({ perSecond }) => perSecond)
    const each = ratios(rounds, 'perSecond', [name, first]).map((value) => value.toFixed(2))
    const spread = `${Math.round(quantile(rates, 0))}–${Math.round(quantile(rates, 1))}`
    const times = [of('p50'), of('p99'), of('p999'), of('cpuPerRequest'), of('megabytes')]
    return [name, of('perSecond'), spread, ...times, each.join(' ')]
  })
  const head = ['side', 'requests/s', 'from–to', 'p50 ms', 'p99 ms', 'p99.9 ms', 'CPU ms a request', 'RSS MB']
  return table([...head, `requests/s to ${first}, by round`], rows)
}

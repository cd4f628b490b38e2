import { Agent } from 'node:http'
import { program } from '../../../shared/process/program'
import { attacks, attacksOnSubgraphs } from './attacks'
import type { Order, Report, Target } from './target'

/** Attacks that are under way at a time, each on a connection of its own. */
const clients = 8

/** A process that attacks what it is told to until it is told to stop, and then reports. It ends with its parent. */
export const main = program(() => {
  let stopped = () => undefined as void
  process.on('message', (order: Order) => {
    if (order === 'stop') return stopped()
    const over = new AbortController()
    stopped = () => over.abort()
    void attackUntil(over.signal, order).then(report)
    return report('begun')
  })
  process.on('disconnect', () => process.exit(0))
  return Promise.resolve()
})

const report = (found: Report) => void process.send?.(found)

async function attackUntil(
  over: AbortSignal,
  { attack: name, target }: { attack: string; target: Target },
): Promise<Report> {
  const known = attacks[name] ?? attacksOnSubgraphs[name]
  if (!known) throw new Error(`There is no attack ${name}.`)
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  const outcomes: Record<string, number> = {}
  let sent = 0
  const client = async () => {
    while (!over.aborted) {
      const from = performance.now()
      const outcome = await known.attack(target, agent, sent++)
      times.push(performance.now() - from)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return { times, outcomes }
}

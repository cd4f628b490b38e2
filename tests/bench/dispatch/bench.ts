import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Candidate } from '../../../subgraphs/cases/candidate/candidate'
import { scoreOf, type WaitingNeed } from '../../../subgraphs/cases/dispatch/dispatch'
import { greedy } from '../../../subgraphs/cases/dispatch/greedy'
import { optimum } from '../../../subgraphs/cases/dispatch/optimum'

/** How long the plan of 2,000 needs over 5,000 services takes, 50 candidates each; half as much room as is needed. */
export async function benchDispatch([needs = '2000', services = '5000']: readonly string[]): Promise<void> {
  let state = 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const candidate = (offer: number): Candidate => ({
    source: 'serviceMatches',
    ...{ providerId: `p${offer}`, providerName: 'P', providerKind: 'ENTERPRISE', offerId: `o${offer}`, title: 'T' },
    ...{ score: random(), reasons: [], distanceMeters: null, fee: null },
  })
  const list = [...Array(Number(needs)).keys()].map((n): WaitingNeed => {
    // The few services that everybody wants, and the many that few do.
    const offers = new Set([...Array(50)].map(() => Math.floor(Number(services) * random() ** 3)))
    const candidates = [...offers].map(candidate).sort((a, b) => b.score - a.score)
    return { caseId: `c${String(n).padStart(6, '0')}`, openedAt: new Date(n), windows: [], candidates }
  })
  const rooms = new Map([...Array(Number(services)).keys()].map((n) => [`o${n}`, n % 4 === 0 ? 1 : 0]))
  for (let n = 0; n < 5; n += 1) {
    const held = monitorEventLoopDelay({ resolution: 1 })
    held.enable()
    let solver = 0
    const begun = performance.now()
    const plan = await optimum(list, rooms, (milliseconds) => (solver += milliseconds))
    const total = performance.now() - begun
    held.disable()
    console.log(
      `${needs} needs, ${services} services: ${Math.round(total)} ms, of which HiGHS alone ${Math.round(solver)} ms`,
      `(× ${(total / solver).toFixed(2)}); everybody else waited at most ${Math.round(held.max / 1e6)} ms at a time;`,
      `${plan.length} assigned, score ${scoreOf(plan).toFixed(3)}, greedy ${scoreOf(greedy(list, rooms)).toFixed(3)}`,
    )
  }
}

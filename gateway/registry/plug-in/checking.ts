import { print } from 'graphql'
import type { Generation } from '../../generation/generation'
import type { CheckProblem, CheckResult } from '../check'
import { composed } from '../serving/composing'
import type { Base } from '../serving/publisher'
import type { CoreSubgraphs } from '../serving/state'
import type { PlugIn } from './plug-in'

/** A subgraph as somebody wants it plugged in. */
export interface Offered {
  readonly name: string
  readonly url: string
  /** Null: as the service itself tells. */
  readonly sdl: string | null
  readonly ownerId: string | null
}

export interface Checked {
  readonly result: CheckResult
  readonly sdl: string
  readonly ownerId: string | null
}

interface Ports {
  readonly core: () => CoreSubgraphs
  readonly generation: () => Generation
  /** Asks a service for its `_service { sdl }`, through the fence. Throws UnusableService. */
  readonly sdlOf: (offered: Pick<Offered, 'name' | 'url'>) => Promise<string>
}

/** Why a service could not be asked, in words for its developer. */
export class UnusableService extends Error {}

/** Operations asked for lately that a new supergraph is held against. */
const operationsHeld = 500

/** Holds what is to be plugged in against what is there. */
export class Checking {
  constructor(private readonly on: Ports) {}

  /** Whose subgraph it is follows from its name where somebody has plugged it in before, and nobody is named. */
  async check({ plugIns, states }: Base, offered: Offered): Promise<Checked> {
    const before = states.find(({ name }) => name === offered.name)
    const ownerId = offered.ownerId ?? before?.ownerId ?? null
    if (before && before.ownerId !== null && before.ownerId !== ownerId)
      return { result: refusal(taken(offered.name)), sdl: offered.sdl ?? '', ownerId }
    const served = this.on.generation()
    const service = () => this.on.sdlOf(offered)
    try {
      // Asked once: what is not given is the service's word, which need not be held against itself.
      const sdl = offered.sdl ?? (await service())
      const { checkSubgraph } = await import('../check/index.js')
      const result = await checkSubgraph({
        core: this.on.core().subgraphs,
        plugged: plugIns.map((one) => ({ name: one.name, sdl: one.sdl, ownerId: one.ownerId ?? '' })),
        candidate: { name: offered.name, url: offered.url, sdl, ownerId: ownerId ?? '' },
        servedSdl: served.sdl,
        operations: served.recent(operationsHeld).map(({ document }) => print(document)),
        service: offered.sdl === null ? null : service,
      })
      return { result, sdl, ownerId }
    } catch (error) {
      if (!(error instanceof UnusableService)) throw error
      return { result: refusal(unreachable(error.message)), sdl: '', ownerId }
    }
  }

  composed(plugIns: readonly PlugIn[]): Promise<string> {
    return composed(this.on.core(), plugIns)
  }
}

function refusal(problem: CheckProblem): CheckResult {
  return { ok: false, problems: [problem], contributes: [], receives: [], matchSources: [], supergraphSdl: null }
}

function taken(name: string): CheckProblem {
  const message = `The name ${name} is another organisation’s. Choose another name.`
  return { severity: 'ERROR', code: 'NAME_TAKEN', coordinate: null, message }
}

function unreachable(why: string): CheckProblem {
  const message = `The service does not tell its schema: ${why} Let it answer { _service { sdl } }, or send the schema along.`
  return { severity: 'ERROR', code: 'UNREACHABLE', coordinate: null, message }
}

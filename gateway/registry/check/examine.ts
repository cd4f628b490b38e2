import { Supergraph, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals'
import { clientSchema } from '../../generation/client-schema'
import { breakingChanges } from './breaking'
import type { CheckInput, CheckProblem, CheckResult } from './check'
import { composed } from './composition'
import { contributedFields } from './contributes'
import { fenceFor, fenceProblems } from './fence'
import { brokenOperations } from './operations'
import { distinct } from './problem'
import { receivedFields } from './receives'
import { readSdl } from './sdl'
import { serviceProblems } from './service'

/** What is asked of the check's thread: data alone. */
export interface Question extends Omit<CheckInput, 'service'> {
  /** What the running service says of itself, or why it says nothing; null: nobody asked. */
  readonly service: { readonly sdl: string } | { readonly silent: string } | null
}

/**
 * All of the check that needs no network. What is against the contract is not composed: a composition's own problems
 * would only repeat it.
 */
export async function examine(input: Question): Promise<CheckResult> {
  const { candidate, service } = input
  const read = readSdl(candidate.sdl)
  if ('problem' in read) return answer([read.problem], nothing)
  const { document } = read
  const fence = fenceFor(input, document)
  const problems: CheckProblem[] = fenceProblems(input, fence, document)
  const running = service ? serviceProblems(service, document) : []
  const outcome = fails(problems) ? null : composed(input)
  if (!outcome) return answer([...problems, ...running], { ...nothing, contributes: contributedFields(fence) })
  if ('problems' in outcome) return answer([...problems, ...outcome.problems, ...running], nothing)
  const { supergraphSdl, generation } = outcome
  const served = clientSchema(built(input.servedSdl).apiSchema())
  problems.push(...(await breakingChanges(served, generation.schema)))
  problems.push(...brokenOperations(input.operations, served, generation.schema))
  problems.push(...running)
  return answer(problems, {
    contributes: contributedFields(fence),
    receives: receivedFields(built(supergraphSdl), candidate.name, fence),
    matchSources: generation.matchSources
      .filter(({ subgraph }) => subgraph === candidate.name)
      .map(({ field }) => field)
      .sort(),
    supergraphSdl,
  })
}

const nothing = { contributes: [], receives: [], matchSources: [], supergraphSdl: null }

function answer(problems: readonly CheckProblem[], gain: Omit<CheckResult, 'ok' | 'problems'>): CheckResult {
  const ok = !fails(problems)
  return { ok, problems: distinct(problems), ...gain, supergraphSdl: ok ? gain.supergraphSdl : null }
}

function fails(problems: readonly CheckProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'ERROR')
}

function built(sdl: string): Supergraph {
  return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
}

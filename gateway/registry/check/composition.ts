import { CompositionFailed, composeSupergraph } from '../../generation/compose'
import { buildGeneration, type Generation } from '../../generation/generation'
import type { SubgraphSource } from '../../generation/source'
import type { CheckInput, CheckProblem } from './check'
import { refused } from './problem'

/** A supergraph with the candidate in it, loaded as the gateway would load it. */
export interface Composed {
  readonly supergraphSdl: string
  readonly generation: Generation
}

/** Longer ones, of how a query cannot be answered, repeat themselves for every path. */
const longestMessage = 1_500

/** Composes the candidate with what there is and loads the outcome, or says what stands in the way. */
export function composed({
  core,
  plugged,
  candidate,
}: Pick<CheckInput, 'core' | 'plugged' | 'candidate'>): Composed | { readonly problems: readonly CheckProblem[] } {
  const others = plugged.filter(({ name }) => name !== candidate.name)
  try {
    const supergraphSdl = composeSupergraph([...core, ...others, candidate])
    const source = (name: string, ownerId: string | null): SubgraphSource => {
      return { subgraph: { name, execute: nobodyAsks, subscribe: nobodyAsks }, ownerId }
    }
    const sources = [
      ...core.map(({ name }) => source(name, null)),
      ...[...others, candidate].map(({ name, ownerId }) => source(name, ownerId)),
    ]
    return { supergraphSdl, generation: buildGeneration(supergraphSdl, sources) }
  } catch (error) {
    if (error instanceof CompositionFailed) return { problems: error.problems.map(({ message }) => told(message)) }
    return {
      problems: [told(`The hub cannot load it: ${error instanceof Error ? error.message : 'it does not say why'}`)],
    }
  }
}

const nobodyAsks = () => Promise.reject(new Error('A supergraph that is only checked asks nobody.'))

function told(message: string): CheckProblem {
  const short = message.length > longestMessage ? `${message.slice(0, longestMessage)} …` : message
  return refused('COMPOSITION', coordinateIn(message), short)
}

/** Composition says where in its text: `[meals] Field "Case.mealOffers" …`. A field says more than a type. */
function coordinateIn(message: string): string | null {
  const field = /"([A-Z]\w*\.\w+(?:\(\w+:\))?)"/.exec(message) ?? /(?:"|\btype )([A-Z]\w*)/.exec(message)
  return field?.[1] ?? null
}

import type { Logger } from 'pino'
import { buildGeneration, type Generation } from './generation'
import type { SubgraphSource } from './source'

/** A supergraph that a hub may start with. */
export interface SupergraphCandidate {
  /** For the log: where it comes from. */
  readonly origin: string
  /** Committed or published by this code, which has held it against its rules. */
  readonly trusted?: boolean
  read(): string | Promise<string>
}

/**
 * The first of the supergraphs that can be read and loaded, in the order given: what should be served, then what was
 * served last. Throws what is wrong with the first when none can.
 */
export async function firstGeneration(
  candidates: readonly SupergraphCandidate[],
  sources: readonly SubgraphSource[],
  log: Logger,
): Promise<Generation> {
  const failures: unknown[] = []
  for (const candidate of candidates)
    try {
      const generation = buildGeneration(await candidate.read(), sources, { trusted: candidate.trusted === true })
      if (failures.length > 0) log.warn({ origin: candidate.origin }, 'an older supergraph is served')
      return generation
    } catch (err) {
      failures.push(err)
      log.error({ origin: candidate.origin, err }, 'a supergraph cannot be loaded')
    }
  throw failures[0]
}

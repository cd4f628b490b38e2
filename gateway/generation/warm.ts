import { specifiedRules, validate } from 'graphql'
import { setImmediate } from 'node:timers/promises'
import type { Generation } from './generation'
import type { RecentOperation } from './planner'

/**
 * Plans on a generation that is not served yet what has been asked for lately, so that the first to ask after the swap
 * need not wait. Requests are answered in between; an operation that does not fit any more is left out.
 */
export async function warm(generation: Generation, requests: readonly RecentOperation[]): Promise<void> {
  for (const request of requests) {
    await setImmediate()
    if (validate(generation.schema, request.document, specifiedRules, { maxErrors: 1 }).length > 0) continue
    try {
      const plan = generation.plan(request)
      for (const { viewer, holding } of request.variants) plan.forViewer(viewer, holding)
    } catch {
      // What the new supergraph cannot plan fails for who asks for it, as every request does: with its own error.
    }
  }
}

import type { CheckInput, CheckResult } from './check'
import { examineApart } from './thread'

export type * from './check'

/** Says everything at once that speaks against a partner's subgraph, and what plugging it in would do. Changes nothing. */
export async function checkSubgraph(input: CheckInput): Promise<CheckResult> {
  const asked = input.service && input.service().then((sdl) => ({ sdl }), silence)
  const { candidate, servedSdl, operations } = input
  // Taken over one by one: what goes to a thread is data alone, and whoever calls may hand in whole subgraphs.
  return examineApart({
    core: input.core.map(({ name, sdl }) => ({ name, sdl })),
    plugged: input.plugged.map(({ name, sdl, ownerId }) => ({ name, sdl, ownerId })),
    candidate: { name: candidate.name, url: candidate.url, sdl: candidate.sdl, ownerId: candidate.ownerId },
    servedSdl,
    operations: [...operations],
    service: await asked,
  })
}

function silence(error: unknown): { silent: string } {
  return { silent: error instanceof Error ? error.message : 'it does not say why' }
}

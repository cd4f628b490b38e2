import type { Logger } from 'pino'
import { composedOfThoseThatFit } from './composing'
import type { Publisher } from './publisher'
import type { CoreSubgraphs, Served } from './state'

/**
 * What a gateway begins with: what was published last, when it was made with this code's own subgraphs; else those with
 * all plug-ins that still fit, which is published. What does not fit stays plugged in and comes back when it does.
 */
export async function beginning(publisher: Publisher, core: CoreSubgraphs, log: Logger): Promise<Served> {
  await publisher.change(async ({ latest, states }) => {
    if (latest?.coreId === core.id) return null
    const { sdl, plugIns, left } = await composedOfThoseThatFit(
      core,
      states.filter(({ plugged }) => plugged),
    )
    for (const { name, why } of left)
      log.error({ subgraph: name, why }, 'a plugged-in subgraph is left out: it no longer fits')
    const without =
      left.length === 0 ? '' : `; without ${left.map(({ name }) => name).join(', ')}, which no longer fits`
    const change = latest ? `The hub's own schema has changed${without}.` : 'The hub began.'
    return { sdl, parts: plugIns, by: null, change }
  })
  const { latest, plugIns } = await publisher.base()
  if (!latest) throw new Error('nothing has been published')
  return { published: latest, plugIns }
}

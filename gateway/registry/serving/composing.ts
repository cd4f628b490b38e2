import type { PlugIn } from '../plug-in/plug-in'
import type { CoreSubgraphs } from './state'

/** A supergraph of the hub's own subgraphs and of as many plug-ins as fit. */
export interface Composed {
  readonly sdl: string
  readonly plugIns: readonly PlugIn[]
  /** Those that do not fit, each with what the composer says. */
  readonly left: readonly { readonly name: string; readonly why: string }[]
}

/** Composes plug-ins with the hub's own subgraphs. Throws CompositionFailed. */
export async function composed(core: CoreSubgraphs, plugIns: readonly PlugIn[]): Promise<string> {
  if (plugIns.length === 0) return core.sdl
  // A hub that serves what was composed before never loads the composer.
  const { composeSupergraph } = await import('../../generation/compose.js')
  return composeSupergraph([...core.subgraphs, ...plugIns])
}

/** The same, leaving out what breaks it: whoever was plugged in first stays. */
export async function composedOfThoseThatFit(core: CoreSubgraphs, plugIns: readonly PlugIn[]): Promise<Composed> {
  const whole = await attempt(core, plugIns)
  if (!('problem' in whole)) return { sdl: whole.sdl, plugIns, left: [] }
  let kept: { sdl: string; plugIns: PlugIn[] } = { sdl: core.sdl, plugIns: [] }
  const left: { name: string; why: string }[] = []
  for (const plugIn of [...plugIns].sort((a, b) => a.pluggedAt.getTime() - b.pluggedAt.getTime())) {
    const together = [...kept.plugIns, plugIn]
    const result = await attempt(core, together)
    if ('problem' in result) left.push({ name: plugIn.name, why: result.problem })
    else kept = { sdl: result.sdl, plugIns: together }
  }
  return { ...kept, left }
}

async function attempt(core: CoreSubgraphs, plugIns: readonly PlugIn[]) {
  if (plugIns.length === 0) return { sdl: core.sdl }
  const { CompositionFailed } = await import('../../generation/compose.js')
  try {
    return { sdl: await composed(core, plugIns) }
  } catch (error) {
    if (error instanceof CompositionFailed) return { problem: error.message }
    throw error
  }
}

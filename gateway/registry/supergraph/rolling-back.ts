import { NotFound, ValidationFailed } from '../../../shared/errors'
import type { PlugIn } from '../plug-in/plug-in'
import type { RegistryStore } from '../registry.store'
import type { Publisher } from '../serving/publisher'
import type { AsSystem } from '../serving/state'
import type { Published } from './published'

export interface RollingBackPorts {
  readonly store: RegistryStore
  readonly asSystem: AsSystem
  readonly publisher: Publisher
  /** With today's subgraphs of the hub's own. Throws CompositionFailed. */
  readonly composed: (plugIns: readonly PlugIn[]) => Promise<string>
  /** Loads a supergraph aside. Throws what makes it unusable. */
  readonly dryRun: (sdl: string, plugIns: readonly PlugIn[]) => void
}

/**
 * Publishes anew what an earlier version was made of, with today's subgraphs of the hub's own; `by`: who, null: the
 * administrator of the machine. Throws NotFound, and ValidationFailed when that does not compose any more, or cannot be
 * loaded.
 */
export async function rollBack(on: RollingBackPorts, toVersion: number, by: string | null): Promise<Published> {
  const published = await on.publisher.change(async ({ version }) => {
    const parts = await partsOf(on, toVersion)
    if (!parts || toVersion >= version) throw new NotFound('earlier version')
    const sdl = await usable(on, parts)
    return { sdl, parts, counting: parts, by, change: `Rolled back to version ${toVersion}.` }
  })
  if (!published) throw new NotFound('earlier version')
  return published
}

function partsOf({ store, asSystem }: RollingBackPorts, version: number): Promise<readonly PlugIn[] | null> {
  return asSystem((caller) =>
    caller.read(async (tx) => ((await store.published(tx, version)) ? store.partsOf(tx, version) : null)),
  )
}

async function usable({ composed, dryRun }: RollingBackPorts, parts: readonly PlugIn[]): Promise<string> {
  try {
    const sdl = await composed(parts)
    dryRun(sdl, parts)
    return sdl
  } catch (error) {
    const message = `It does not fit the hub's own schema of today: ${(error as Error).message}`
    throw new ValidationFailed([{ path: 'toVersion', message }])
  }
}

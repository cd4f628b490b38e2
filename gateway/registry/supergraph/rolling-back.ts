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
 * Publishes anew what an earlier version was made of, with today's subgraphs of the hub's own, and without those of
 * organisations that may not plug in any more.
 * @param by who; null: the administrator of the machine
 * Throws NotFound, and ValidationFailed when that does not compose any more, or cannot be loaded.
 */
export async function rollBack(on: RollingBackPorts, toVersion: number, by: string | null): Promise<Published> {
  const published = await on.publisher.change(async ({ version }) => {
    const earlier = toVersion < version ? await partsOf(on, toVersion) : null
    if (!earlier) throw new NotFound('earlier version')
    const { parts, left } = earlier
    const sdl = await usable(on, parts)
    const without = left.length > 0 ? ` without ${left.join(', ')}, which may not be plugged in any more` : ''
    return { sdl, parts, counting: parts, by, change: `Rolled back to version ${toVersion}${without}.` }
  })
  if (!published) throw new NotFound('earlier version')
  return published
}

/** What the version was made of, as far as it still may be plugged in, and the names of what may not; null: there is none. */
function partsOf({ store, asSystem }: RollingBackPorts, version: number) {
  return asSystem((caller) =>
    caller.read(async (tx) => {
      if (!(await store.published(tx, version))) return null
      const all = await store.partsOf(tx, version)
      const owners = all.flatMap(({ ownerId }) => ownerId ?? [])
      const refused = new Set<string | null>(await store.refused(tx, owners))
      const left = all.filter(({ ownerId }) => refused.has(ownerId)).map(({ name }) => name)
      return { parts: all.filter(({ name }) => !left.includes(name)), left }
    }),
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

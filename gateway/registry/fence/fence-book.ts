import type { SubgraphSource } from '../../generation/source'
import type { Health } from '../health/health'
import { UnusableService } from '../plug-in/checking'
import type { PlugIn } from '../plug-in/plug-in'
import { Fence, type FenceMeans } from './fence'

/** How long after it has been unplugged a service's connections are closed: requests in flight end before. Milliseconds. */
const closeAfter = 15_000

/** The fences of what is plugged in: kept over swaps, so that a breaker that is open stays open. */
export class FenceBook {
  private readonly fences = new Map<string, Fence>()
  private readonly closing = new Map<Fence, NodeJS.Timeout>()

  constructor(private readonly means: FenceMeans) {}

  sourceOf(plugIn: PlugIn): SubgraphSource {
    const key = keyOf(plugIn)
    const fence = this.fences.get(key) ?? new Fence(plugIn, this.means)
    this.fences.set(key, fence)
    return { subgraph: fence, ownerId: plugIn.ownerId, pluggedIn: true }
  }

  /** Forgets all others. */
  keepOnly(plugIns: readonly PlugIn[]): void {
    const kept = new Set(plugIns.map(keyOf))
    for (const [key, fence] of this.fences) {
      if (kept.has(key)) continue
      this.fences.delete(key)
      const timer = setTimeout(() => this.end(fence), closeAfter)
      this.closing.set(fence, timer.unref())
    }
  }

  /** Null: there is none by that name. */
  healthOf(name: string): Health | null {
    return [...this.fences.values()].find((fence) => fence.name === name)?.health ?? null
  }

  /** Asks those that are left alone whether they are back. */
  async probe(): Promise<void> {
    const resting = [...this.fences.values()].filter(({ health }) => health.circuitOpen)
    await Promise.all(resting.map((fence) => fence.probe()))
  }

  /** The schema that a service tells of itself. Throws UnusableService. */
  async sdlOf({ name, url }: Pick<PlugIn, 'name' | 'url'>): Promise<string> {
    const fence = new Fence({ name, url, sdl: '', receives: [] }, this.means)
    try {
      return await fence.tellSchema()
    } catch (error) {
      throw new UnusableService((error as Error).message)
    } finally {
      fence.close()
    }
  }

  close(): void {
    for (const timer of this.closing.values()) clearTimeout(timer)
    for (const fence of [...this.closing.keys(), ...this.fences.values()]) fence.close()
    this.closing.clear()
    this.fences.clear()
  }

  private end(fence: Fence): void {
    this.closing.delete(fence)
    fence.close()
  }
}

/** Another address or owner is another revision. */
function keyOf({ name, revision }: PlugIn): string {
  return `${name}@${revision}`
}

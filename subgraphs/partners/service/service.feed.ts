import type { Caller } from '../../../shared/database'
import type { HubEvent, LiveFeed } from '../../../shared/events'
import { reaches } from '../../../shared/paths'
import { ServiceStatus } from './service'
import { maySeeService } from './service.policy'
import type { ServiceStore } from './service.store'

interface SavedService {
  readonly status: string
  readonly categoryCodes: readonly string[]
  readonly serviceAreaCodes: readonly string[]
}

/** Services as they are listed or revised, for those who may see them. */
export class ServiceFeed {
  constructor(
    private readonly live: LiveFeed,
    private readonly services: ServiceStore,
  ) {}

  /** Those that serve the area, a part of it or an area around it, of the category or below it; null: any. */
  listed(caller: Caller, area: string | null, categoryCode: string | null): AsyncIterableIterator<HubEvent> {
    const events = this.live.subscribe(['service.saved'], ({ data }) => {
      const { status, serviceAreaCodes, categoryCodes } = data as unknown as SavedService
      if (status !== ServiceStatus.LISTED) return false
      return (
        (area === null || serviceAreaCodes.some((code) => reaches(code, area) || reaches(area, code))) &&
        (categoryCode === null || categoryCodes.some((code) => reaches(categoryCode, code)))
      )
    })
    return filtered(events, (event) => this.sees(caller, event.aggregateId))
  }

  /** Asked anew for each event: the organisation may be verified by now, or suspended. */
  private async sees(caller: Caller, id: string): Promise<boolean> {
    const [service] = await caller.read((tx) => this.services.byIds(tx, [id]))
    await caller.pause()
    return service !== undefined && maySeeService(caller.viewer, service)
  }
}

/** Not an async generator: that would answer `return` only after the next event. */
function filtered<T>(
  source: AsyncIterableIterator<T>,
  wanted: (value: T) => Promise<boolean>,
): AsyncIterableIterator<T> {
  return {
    async next() {
      for (;;) {
        const result = await source.next()
        if (result.done || (await wanted(result.value))) return result
      }
    },
    return: async () => (await source.return?.()) ?? { value: undefined, done: true },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

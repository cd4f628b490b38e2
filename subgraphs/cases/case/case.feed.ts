import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { visible, type HubEvent, type LiveFeed } from '../../../shared/events'
import { reaches } from '../../../shared/paths'
import { isUuid } from '../../../shared/validation'
import type { CaseStore } from './case.store'

interface Ports {
  readonly live: LiveFeed
  readonly cases: CaseStore
}

/** Cases as they change, each told only to whoever may see it at that moment. */
export class CaseFeed {
  constructor(private readonly on: Ports) {}

  /** Of one case, or of an area and all below it, or of all that the viewer sees. Throws NotFound for a foreign case. */
  async changed(caller: Caller, area: string | null, id: string | null): Promise<AsyncIterableIterator<HubEvent>> {
    const caseId = id?.toLowerCase() ?? null
    if (caseId !== null && !(isUuid(caseId) && (await this.sees(caller, caseId, area)))) throw new NotFound('case')
    const events = this.on.live.subscribe(['case.changed'], ({ aggregateId, data }) => {
      const community = String(data['communityCode'])
      // An event says the community; whether a grid or cell in it is meant is seen in the case.
      const near = area === null || reaches(area, community) || reaches(community, area)
      return near && (caseId === null || caseId === aggregateId)
    })
    return visible(events, ({ aggregateId }) => this.sees(caller, aggregateId, area))
  }

  private async sees(caller: Caller, id: string, area: string | null): Promise<boolean> {
    const [the] = await caller.read((tx) => this.on.cases.byIds(tx, [id]))
    // Nothing is held while waiting for the next event.
    await caller.pause()
    return the !== undefined && (area === null || reaches(area, the.areaCode))
  }
}

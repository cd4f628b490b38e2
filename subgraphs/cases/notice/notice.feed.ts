import type { Caller } from '../../../shared/database'
import { visible, type HubEvent, type LiveFeed } from '../../../shared/events'
import type { Notice } from './notice'
import type { NoticeStore } from './notice.store'

interface Ports {
  readonly live: LiveFeed
  readonly notices: NoticeStore
}

/** The viewer's notices as they come. */
export class NoticeFeed {
  constructor(private readonly on: Ports) {}

  received(caller: Caller): AsyncIterableIterator<HubEvent> {
    const { id, area, organizationId } = caller.viewer
    const addresses = [id, area, organizationId].filter(Boolean)
    const events = this.on.live.subscribe(['notice.created'], ({ data }) =>
      addresses.includes(String(data['recipient'])),
    )
    return visible(events, async ({ aggregateId }) => (await this.one(caller, aggregateId)) !== null)
  }

  /** Null when it is not the viewer's. */
  async one(caller: Caller, id: string): Promise<Notice | null> {
    const [notice] = await caller.read((tx) => this.on.notices.byIds(tx, [id]))
    // Nothing is held while waiting for the next event.
    await caller.pause()
    return notice ?? null
  }
}

import { actsFor, officerRoles, stationRoles } from '../../../shared/auth'
import type { Caller } from '../../../shared/database'
import { Forbidden, NotFound } from '../../../shared/errors'
import { visible, type HubEvent, type LiveFeed } from '../../../shared/events'
import type { ReferralStore } from './referral.store'

interface Ports {
  readonly live: LiveFeed
  readonly referrals: ReferralStore
}

const kinds = ['offered', 'accepted', 'declined', 'expired', 'withdrawn', 'checked-in', 'reported', 'confirmed']
  .concat('returned', 'urged')
  .map((what) => `referral.${what}`)

/** A provider's referrals as they move, each told only to whoever may see it at that moment. */
export class ReferralFeed {
  constructor(private readonly on: Ports) {}

  /** For the provider itself, and for the station and officers as far as their areas reach. Throws NotFound, Forbidden. */
  changed(caller: Caller, providerId: string): AsyncIterableIterator<HubEvent> {
    const { viewer } = caller
    const wanted = providerId.toLowerCase()
    const coordinates = [...stationRoles, ...officerRoles].includes(viewer.role)
    if (!coordinates && !actsFor(viewer, wanted))
      throw ['PARTNER', 'VOLUNTEER_COORDINATOR'].includes(viewer.role) ? new NotFound('provider') : new Forbidden()
    const events = this.on.live.subscribe(kinds, ({ data }) => data['providerId'] === wanted)
    return visible(events, async ({ aggregateId }) => {
      const found = await caller.read((tx) => this.on.referrals.byIds(tx, [aggregateId]))
      // Nothing is held while waiting for the next event.
      await caller.pause()
      return found.length > 0
    })
  }
}

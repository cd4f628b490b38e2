import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'
import type { ReferralFilter, ReferralStore } from './referral.store'

/** Finding referrals. */
export class ReferralReadingService {
  constructor(
    private readonly referrals: ReferralStore,
    private readonly clock: Clock,
  ) {}

  /** Up to one more than the page, and how to count all of them. */
  async list(caller: Caller, question: Omit<ReferralFilter, 'now'>, page: Page) {
    const filter = { ...question, now: this.clock.now() }
    const rows = await caller.read((tx) => this.referrals.list(tx, filter, page))
    return { rows, count: () => caller.read((tx) => this.referrals.count(tx, filter)) }
  }
}

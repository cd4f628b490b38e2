import type { Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Forbidden } from '../../../shared/errors'
import { manyByKeyAndArguments, type ArgumentLoader } from '../../../shared/loader'
import { Checks } from '../../../shared/validation'
import type { ParentPage } from '../paging/page'
import { PageLoader } from '../paging/page.loader'
import { searchArea } from '../resident/resident.policy'
import type { Household } from './household'
import type { FoundHousehold, HouseholdStore, UnvisitedPage } from './household.store'

const dayMilliseconds = 86_400_000

/** Which households of an area have waited too long for a visit. */
export class UnvisitedService {
  private readonly pages: PageLoader<FoundHousehold, UnvisitedPage>
  private readonly counts: ArgumentLoader<string, { since: Date }, readonly { count: number }[]>

  constructor(
    households: HouseholdStore,
    private readonly clock: Clock,
  ) {
    this.pages = new PageLoader(
      (tx, areaCodes, page) => households.unvisited(tx, areaCodes, page),
      (household) => household.within,
    )
    this.counts = manyByKeyAndArguments(
      (tx, areaCodes, { since }) => households.countUnvisited(tx, areaCodes, since),
      (counted) => counted.within,
    )
  }

  /** Of the viewer's own part of the area; longest unvisited first, one more than asked. Throws Forbidden, ValidationFailed. */
  async find(caller: Caller, areaCode: string, days: number, page: ParentPage): Promise<readonly Household[]> {
    return this.pages.load(caller, ownPart(caller.viewer, areaCode), { since: this.since(days), ...page })
  }

  async count(caller: Caller, areaCode: string, days: number): Promise<number> {
    const [counted] = await this.counts.load(caller, ownPart(caller.viewer, areaCode), { since: this.since(days) })
    return counted?.count ?? 0
  }

  private since(days: number): Date {
    const checks = new Checks()
    checks.number('days', days, { min: 0, max: 3650 })
    checks.done()
    // To the minute, so that areas asked together are asked for the same time.
    const now = Math.floor(this.clock.now().getTime() / 60_000) * 60_000
    return new Date(now - days * dayMilliseconds)
  }
}

function ownPart(viewer: Viewer, areaCode: string): string {
  const part = searchArea(viewer, areaCode)
  if (part === null) throw new Forbidden()
  return part
}

import type { Transaction } from '../../../shared/database'
import { usualOpeningHours, type WorkingCalendar } from '../working-time/working-time'
import type { TerritoryStore } from './territory.store'

/** When the station of a community works. */
export class WorkingCalendars {
  constructor(
    private readonly territory: TerritoryStore,
    private readonly timeZone: string,
    private readonly closedDays: ReadonlySet<string>,
  ) {}

  async of(tx: Transaction, communityCode: string): Promise<WorkingCalendar> {
    const openingHours = await this.territory.openingHours(tx, communityCode)
    return { openingHours: openingHours ?? usualOpeningHours, timeZone: this.timeZone, closedDays: this.closedDays }
  }
}

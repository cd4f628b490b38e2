import type { Transaction } from '../../../shared/database'
import type { CalendarOwner, CalendarRow } from './calendar'

export interface CalendarStore {
  /** How often the owner's address has been renewed; 0: never. */
  generation(tx: Transaction, ownerId: string): Promise<number>
  /** Makes every earlier address worthless; answers the new generation. */
  renew(tx: Transaction, ownerId: string, at: Date): Promise<number>
  /** What the calendar is called; null: there is no such volunteer or group. */
  name(tx: Transaction, owner: CalendarOwner): Promise<string | null>
  /** Dates that end after the given time, earliest first, cancelled ones among them. */
  rows(tx: Transaction, owner: CalendarOwner, after: Date): Promise<CalendarRow[]>
}

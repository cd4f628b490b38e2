import type { Moment } from './schedules'
import { zoneOffset } from './week'

/** What day it is in a time zone, and how far the zone is ahead of UTC. */
export function momentOf(now: Date, timeZone: string): Moment {
  return {
    today: new Intl.DateTimeFormat('en-CA', { timeZone }).format(now),
    offset: zoneOffset(timeZone, now),
  }
}

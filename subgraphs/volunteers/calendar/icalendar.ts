import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarFeed } from './calendar'

/** How often calendars should ask again, in seconds. */
const refreshSeconds = 900

/** A feed as iCalendar (RFC 5545), its times in UTC. */
export function icalendar({ name, events }: CalendarFeed): string {
  return ical({
    name,
    prodId: { company: 'Station Hub', product: 'Volunteers', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    events: events.map(({ id, summary, description, startsAt, endsAt, place, location, cancelled, changedAt }) => ({
      ...{ id, summary, description, start: startsAt, end: endsAt, stamp: changedAt },
      location: { title: place, ...(location && { geo: { lat: location.latitude, lon: location.longitude } }) },
      // A client takes the cancellation for news of the same date, not for another one.
      sequence: cancelled ? 1 : 0,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })),
  }).toString()
}

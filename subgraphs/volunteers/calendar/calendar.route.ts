import type { HttpRoute } from '../../../shared/process'
import type { CalendarService } from './calendar.service'
import { icalendar } from './icalendar'

const ending = '.ics'

/** `GET /calendar/{token}.ics`: the token is all that is asked for, as calendars send nothing else. */
export function calendarRoute(calendars: CalendarService): HttpRoute {
  return {
    method: 'GET',
    path: '/calendar/:file',
    as: 'hub',
    async handle(caller, { params }) {
      const { file = '' } = params
      const feed = file.endsWith(ending) ? await calendars.feed(caller, file.slice(0, -ending.length)) : null
      if (!feed) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'There is no such calendar.\n' }
      const headers = {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, no-cache',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      }
      return { status: 200, headers, body: icalendar(feed) }
    },
  }
}

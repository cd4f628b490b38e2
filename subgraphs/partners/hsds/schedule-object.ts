import type { Service } from '../service/service'
import { offsetText } from '../import/week'
import { hsdsId } from './hsds-id'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Weekly hours, one schedule for each; then closed days, each a schedule of one day without hours. */
export function scheduleObjects({ id, openingHours, closures }: Service, offset: number): object[] {
  const zone = offsetText(offset)
  const hours = openingHours.map(({ weekday, opens, closes }, n) => ({
    id: hsdsId('schedule', id, n),
    service_id: id,
    freq: 'WEEKLY',
    interval: 1,
    wkst: 'MO',
    byday: weekdays[weekday - 1],
    opens_at: `${opens}${zone}`,
    closes_at: `${closes}${zone}`,
  }))
  const closed = closures.map((day) => ({
    id: hsdsId('closed', id, day),
    service_id: id,
    valid_from: day,
    valid_to: day,
    description: 'Closed',
  }))
  return [...hours, ...closed]
}

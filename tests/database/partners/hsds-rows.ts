import { v7 } from 'uuid'

/** An HSDS service object as a publisher elsewhere might write it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests spoil rows in every way there is
export function hsdsRow(over: Readonly<Record<string, unknown>> = {}): any {
  return {
    id: v7(),
    name: 'Plumbing at home',
    description: 'Taps, drains and boilers.',
    status: 'active',
    minimum_age: 18,
    eligibility_description: 'For tenants.',
    organization: { id: v7(), name: 'Pipes of the World', description: 'Everywhere' },
    service_at_locations: [
      {
        id: v7(),
        location: { id: v7(), location_type: 'physical', name: 'Shop', latitude: 39.9, longitude: 116.37 },
      },
    ],
    schedules: [
      { id: v7(), freq: 'WEEKLY', byday: 'MO,TH', opens_at: '09:00', closes_at: '17:30' },
      { id: v7(), freq: 'WEEKLY', byday: 'SA', opens_at: '02:00Z', closes_at: '04:00Z' },
    ],
    service_areas: [{ id: v7(), name: 'One', extent: 'x.g.one', extent_type: 'text' }],
    cost_options: [{ id: v7(), option: 'Call-out', currency: 'CNY', amount: 50, amount_description: 'visit' }],
    languages: [
      { id: v7(), name: 'Chinese', code: 'zh' },
      { id: v7(), name: 'English', code: 'en' },
    ],
    attributes: [
      {
        id: v7(),
        link_entity: 'service',
        taxonomy_term: { id: v7(), code: 'BH-3000', name: 'Plumbing', description: 'Plumbing', taxonomy: 'Elsewhere' },
      },
    ],
    ...over,
  }
}

export const categoryMap = [{ term: 'BH-3000', categoryCode: 'life.repairs.plumbing' }]

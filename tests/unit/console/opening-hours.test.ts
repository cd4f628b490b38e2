type Texts = Readonly<Record<string, string>>
type Say = (key: string, values?: Readonly<Record<string, string>>) => string
// The console is a package of its own, with its own compiler settings.
const { en } = jest.requireActual<{ en: Texts }>('../../../console/src/i18n/en')
const { openingText } = jest.requireActual<{
  openingText: (t: Say, hours: readonly { weekday: number; opens: string; closes: string }[]) => string
}>('../../../console/src/pages/partner/opening-hours')

const t: Say = (key, values = {}) => (en[key] ?? key).replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? '')
const on = (weekdays: readonly number[], ...spans: readonly (readonly [string, string])[]) =>
  weekdays.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes })))

test.each([
  [[], ''],
  [on([3], ['09:00', '24:00']), 'Wednesday 09:00–24:00'],
  [on([1, 2, 3, 4, 5], ['13:30', '17:30'], ['09:00', '12:00']), 'Monday to Friday 09:00–12:00, 13:30–17:30'],
  [
    [...on([7, 1, 3], ['08:00', '20:00']), ...on([2], ['08:00', '18:00'])],
    'Monday 08:00–20:00; Tuesday 08:00–18:00; Wednesday 08:00–20:00; Sunday 08:00–20:00',
  ],
  [on([1, 2, 4], ['08:00', '20:00']), 'Monday to Tuesday 08:00–20:00; Thursday 08:00–20:00'],
])('%j is said as a week', (hours, said) => {
  expect(openingText(t, hours)).toBe(said)
})

import type { Key, Say } from '../../i18n/text'

interface Hours {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

/** `Monday to Friday 09:00–12:00, 13:30–17:30; Sunday 10:00–12:00`: days in a row with the same hours are one. */
export function openingText(t: Say, hours: readonly Hours[]): string {
  const weekday = (day: number) => t(`weekday.${day}` as Key)
  const runs: { from: number; to: number; spans: string }[] = []
  for (let day = 1; day <= 7; day += 1) {
    const spans = hours
      .filter((one) => one.weekday === day)
      .map(({ opens, closes }) => `${opens}–${closes}`)
      .sort()
      .join(', ')
    const last = runs.at(-1)
    if (last?.spans === spans && last.to === day - 1) last.to = day
    else if (spans !== '') runs.push({ from: day, to: day, spans })
  }
  return runs
    .map(({ from, to, spans }) => {
      const days = from === to ? weekday(from) : t('service.days', { from: weekday(from), to: weekday(to) })
      return `${days} ${spans}`
    })
    .join('; ')
}

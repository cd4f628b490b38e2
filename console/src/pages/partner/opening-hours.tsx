import { Button } from 'antd'
import { useText, type Key } from '../../i18n/text'
import { ticked, type ControlProps } from '../../kit/field'
import { hoursLine } from './service-values'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Weekly hours, a line each. */
export function OpeningHours({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const lines = ticked(value)
  const put = (index: number, line: string) => onChange(lines.map((other, at) => (at === index ? line : other)))
  return (
    <>
      <ol className="plain">
        {lines.map((line, index) => {
          const [weekday = '1', opens = '', closes = ''] = line.split(' ')
          const common = { 'aria-describedby': described, 'aria-invalid': invalid } as const
          return (
            // Lines have nothing but their place to be known by.
            <li key={index}>
              <div role="group" aria-label={t('hours.line', { number: index + 1 })} className="hours">
                <select
                  {...common}
                  aria-label={t('hours.weekday')}
                  value={weekday}
                  onChange={({ target }) => put(index, hoursLine(target.value, opens, closes))}
                >
                  {weekdays.map((day) => (
                    <option key={day} value={day}>
                      {t(`weekday.${day}` satisfies Key)}
                    </option>
                  ))}
                </select>
                <input
                  {...common}
                  type="time"
                  aria-label={t('hours.opens')}
                  value={opens}
                  onChange={({ target }) => put(index, hoursLine(weekday, target.value, closes))}
                />
                <input
                  {...common}
                  type="time"
                  aria-label={t('hours.closes')}
                  value={closes}
                  onChange={({ target }) => put(index, hoursLine(weekday, opens, target.value))}
                />
                <Button
                  aria-label={`${t('hours.remove')} · ${index + 1}`}
                  onClick={() => onChange(lines.filter((_, at) => at !== index))}
                >
                  ✕
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      <Button onClick={() => onChange([...lines, nextLine(lines.at(-1))])}>{t('hours.add')}</Button>
    </>
  )
}

/** The day after the last line with the same hours: a week is seven presses. */
function nextLine(last: string | undefined): string {
  const [weekday = '0', opens = '09:00', closes = '17:00'] = last?.split(' ') ?? []
  return hoursLine((Number(weekday) % 7) + 1, opens, closes)
}

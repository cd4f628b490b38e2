import { Button } from 'antd'
import { useText, type Key } from '../../i18n/text'
import { ticked, type ControlProps } from '../../kit/field'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A time of the week while it is typed, in one word, so that it is kept as other drafts are: `6 09:00-12:00`. */
export interface WeekTime {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  /** `HH:MM`; empty while nothing is typed. */
  readonly from: string
  readonly to: string
}

const first: WeekTime = { weekday: 6, from: '09:00', to: '12:00' }

export function readWeekTime(text: string): WeekTime {
  const [, weekday = '1', from = '', to = ''] = /^(\d) ([^-]*)-(.*)$/.exec(text) ?? []
  return { weekday: Number(weekday), from, to }
}

/** A browser's clock has no 24:00: midnight at the end of a day is written 00:00, as people say it. */
export function writeWeekTime({ weekday, from, to }: WeekTime): string {
  return `${weekday} ${from}-${to === '24:00' ? '00:00' : to}`
}

/** As the hub wants it, which says 24:00 for the end of a day. */
export function hubTime({ weekday, from, to }: WeekTime): WeekTime {
  return { weekday, from, to: to === '00:00' ? '24:00' : to }
}

/** The day after the last one at the same time: a week is seven presses. */
function nextTime(last: WeekTime | undefined): WeekTime {
  return last ? { ...last, weekday: (last.weekday % 7) + 1 } : first
}

/** When somebody is usually free. */
export function WeekTimes({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const lines = ticked(value)
  const times = lines.map(readWeekTime)
  const put = (index: number, part: Partial<WeekTime>) =>
    onChange(times.map((time, at) => writeWeekTime(at === index ? { ...time, ...part } : time)))
  const common = { 'aria-describedby': described, 'aria-invalid': invalid } as const
  return (
    <>
      {times.map(({ weekday, from, to }, index) => (
        <div key={index} className="week-time">
          <select
            {...common}
            aria-label={t('week.day', { number: index + 1 })}
            value={weekday}
            onChange={({ target }) => put(index, { weekday: Number(target.value) })}
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
            aria-label={t('week.from', { number: index + 1 })}
            value={from}
            onChange={({ target }) => put(index, { from: target.value })}
          />
          <input
            {...common}
            type="time"
            aria-label={t('week.to', { number: index + 1 })}
            value={to}
            onChange={({ target }) => put(index, { to: target.value })}
          />
          <Button
            aria-label={t('week.remove', { number: index + 1 })}
            onClick={() => onChange(lines.filter((_time, at) => at !== index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...lines, writeWeekTime(nextTime(times.at(-1)))])}>{t('week.add')}</Button>
      </div>
    </>
  )
}

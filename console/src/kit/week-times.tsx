import { Button } from 'antd'
import { useText, type Key } from '../i18n/text'
import { ticked, type ControlProps } from './field'
import { nextTime, readWeekTime, writeWeekTime, type WeekTime } from './week-time'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

interface Props extends ControlProps {
  /** What the first line begins as. */
  first: WeekTime
}

/** Times of the week, a numbered line each: what is wrong with one is said by its number. */
export function WeekTimes({ value, onChange, described, invalid, first }: Props) {
  const t = useText()
  const lines = ticked(value)
  const times = lines.map(readWeekTime)
  const put = (index: number, part: Partial<WeekTime>) =>
    onChange(times.map((time, at) => writeWeekTime(at === index ? { ...time, ...part } : time)))
  const common = { 'aria-describedby': described, 'aria-invalid': invalid } as const
  return (
    <>
      {times.map(({ weekday, from, to }, index) => (
        // Lines have nothing but their place to be known by.
        <div key={index} className="week-time">
          <span aria-hidden="true" className="quiet">
            {index + 1}
          </span>
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
        <Button
          onClick={() => {
            const last = times.at(-1)
            onChange([...lines, writeWeekTime(last ? nextTime(last) : first)])
          }}
        >
          {t('week.add')}
        </Button>
      </div>
    </>
  )
}

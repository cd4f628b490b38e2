import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../i18n/text'
import { ticked, type ControlProps } from '../../kit/field'

/** Days on which a service is closed. */
export function ClosedDays({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const days = ticked(value)
  const [day, setDay] = useState('')
  const add = () => {
    if (day !== '') onChange([...new Set([...days, day])].sort())
    setDay('')
  }
  return (
    <>
      {days.length > 0 && (
        <ul className="plain">
          {days.map((one) => (
            <li key={one} className="hours">
              {one}{' '}
              <Button
                size="small"
                aria-label={t('service.closedDayRemove', { day: one })}
                onClick={() => onChange(days.filter((other) => other !== one))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="hours">
        <input
          type="date"
          aria-label={t('service.closedDay')}
          aria-describedby={described}
          aria-invalid={invalid}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />{' '}
        <Button onClick={add}>{t('service.closedDayAdd')}</Button>
      </div>
    </>
  )
}

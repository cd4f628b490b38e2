import { Button } from 'antd'
import { useState } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '../api/problem'
import { useText } from '../i18n/text'
import { ticked, type ControlProps } from '../kit/field'
import { ProblemNote } from '../kit/problem-note'
import { AreasBelowDocument, SubdistrictsDocument } from './apply.gen'

const separator = '\t'

/** Which areas are wanted: a subdistrict as a whole, or communities of it. Each stands as its code and its name. */
export function AreaChoice({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const chosen = ticked(value)
  const [within, setWithin] = useState('')
  const [{ data, error }, read] = useQuery({ query: SubdistrictsDocument })
  const [{ data: below }] = useQuery({
    query: AreasBelowDocument,
    variables: { code: within },
    pause: within === '',
  })
  const offered = below?.area?.code === within ? [below.area, ...below.area.children] : []
  return (
    <>
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          action={<Button onClick={() => read({ requestPolicy: 'network-only' })}>{t('state.retry')}</Button>}
        />
      )}
      <select
        aria-label={t('apply.subdistrict')}
        aria-describedby={described}
        aria-invalid={invalid}
        value={within}
        onChange={({ target }) => setWithin(target.value)}
      >
        <option value="">{t('form.choose')}</option>
        {data?.areas.map(({ code, name, parent }) => (
          <option key={code} value={code}>
            {parent ? `${parent.name} · ${name}` : name}
          </option>
        ))}
      </select>
      {offered.map(({ code, name }) => {
        const entry = code + separator + name
        const rest = chosen.filter((other) => other !== entry)
        return (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(entry)}
              onChange={({ target }) => onChange(target.checked ? [...rest, entry] : rest)}
            />{' '}
            {code === within ? t('apply.whole', { area: name }) : name}
          </label>
        )
      })}
      {chosen.length > 0 && (
        <ul className="plain" aria-label={t('apply.chosen')}>
          {chosen.map((entry) => (
            <li key={entry} className="hours">
              {nameOf(entry)}
              <Button
                size="small"
                aria-label={t('apply.without', { area: nameOf(entry) })}
                onClick={() => onChange(chosen.filter((other) => other !== entry))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function codesOf(value: ControlProps['value']): string[] {
  return ticked(value).map((entry) => entry.split(separator)[0] ?? '')
}

function nameOf(entry: string): string {
  return entry.split(separator)[1] ?? entry
}

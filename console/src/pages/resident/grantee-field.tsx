import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../api/problem'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import type { ControlProps } from '../../kit/field'
import { Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { GranteeName } from './grantee-name'
import { GranteesDocument } from './names.gen'

/** An organisation or a group, found by name and chosen; the choice is kept with the rest of the form. */
export function GranteeField({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const text = search.trim()
  const [{ data, error, fetching }, read] = useLive({
    query: GranteesDocument,
    variables: { search: text },
    pause: text.length < 2,
  })
  const chosen = typeof value === 'string' ? value : ''
  const found =
    text.length < 2
      ? []
      : [...(data?.organizations.edges ?? []), ...(data?.volunteerGroups.edges ?? [])].map(({ node }) => node)
  return (
    <>
      {chosen !== '' && (
        <p>
          <strong>
            <GranteeName id={chosen} />
          </strong>
        </p>
      )}
      <input
        type="search"
        name="grantee"
        aria-label={t('privacy.find')}
        aria-describedby={described}
        aria-invalid={invalid}
        placeholder={t('privacy.find')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {text.length >= 2 && fetching && found.length === 0 && <Waiting />}
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          action={<Button onClick={() => read({ requestPolicy: 'network-only' })}>{t('state.retry')}</Button>}
        />
      )}
      {text.length >= 2 && !fetching && !error && found.length === 0 && <Nothing text={t('privacy.noneFound')} />}
      {found.map(({ id, name }) => (
        <label key={id} className="choice">
          <input type="radio" name="granteeId" checked={chosen === id} onChange={() => onChange(id)} /> {name}
        </label>
      ))}
    </>
  )
}

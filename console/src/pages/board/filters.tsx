import type { RefObject } from 'react'
import { useText, type Key } from '../../i18n/text'
import type { BoardQueryVariables } from './board.gen'

type Filter = BoardQueryVariables['filter']

export const views = ['open', 'mine', 'overdue', 'escalated', 'done'] as const
const lines = ['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'] as const
const urgencies = ['EMERGENCY', 'HIGH', 'NORMAL', 'LOW'] as const
const open = ['RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING'] as const

/** What the address says, as the hub is asked for it. */
export function filterOf(search: URLSearchParams, area: string, staffId: string | undefined): Filter {
  const view = search.get('escalated') ? 'escalated' : search.get('view')
  const line = lines.find((known) => known === search.get('line'))
  const urgency = urgencies.find((known) => known === search.get('urgency'))
  const text = search.get('q')?.trim()
  return {
    area,
    ...(view === 'done' ? { status: ['RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN'] } : { status: [...open] }),
    ...(view === 'mine' && staffId && { assigneeId: staffId }),
    ...(view === 'overdue' && { overdue: true }),
    ...(view === 'escalated' && { escalated: true }),
    ...(line && { line }),
    ...(urgency && { urgency: [urgency] }),
    ...(text && { search: text }),
  }
}

interface Props {
  search: URLSearchParams
  change: (name: string, value: string) => void
  searchBox: RefObject<HTMLInputElement | null>
}

export function Filters({ search, change, searchBox }: Props) {
  const t = useText()
  const view = search.get('escalated') ? 'escalated' : (search.get('view') ?? 'open')
  const choice = (name: string, label: Key, kind: string, values: readonly string[], value: string, all: boolean) => (
    <label>
      {t(label)}
      <select value={value} onChange={({ target }) => change(name, target.value)}>
        {all && <option value="">{t('board.all')}</option>}
        {values.map((known) => (
          <option key={known} value={known}>
            {t(`${kind}.${known}` as Key)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div className="filters" role="search">
      {choice('view', 'board.view', 'view', views, view, false)}
      {choice('line', 'board.line', 'line', lines, search.get('line') ?? '', true)}
      {choice('urgency', 'board.urgency', 'urgency', urgencies, search.get('urgency') ?? '', true)}
      {choice(
        'order',
        'board.order',
        'order',
        ['DUE_FIRST', 'NEWEST_FIRST'],
        search.get('order') ?? 'DUE_FIRST',
        false,
      )}
      <label>
        {t('board.search')}
        <input
          ref={searchBox}
          type="search"
          defaultValue={search.get('q') ?? ''}
          onChange={({ target }) => change('q', target.value)}
        />
      </label>
    </div>
  )
}

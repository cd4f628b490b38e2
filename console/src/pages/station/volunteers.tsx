import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { Asking } from '../volunteer/asking'
import { ChangeGroup } from '../volunteer/change-group'
import { Members } from '../volunteer/members'
import { StationGroupsDocument, type StationGroupsQuery } from './volunteers.gen'

const pageSize = 20

/** The groups around and who belongs to them; each leads to the volunteer's own page. */
export function StationVolunteers({ area }: { area: string }) {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const text = search.get('q')?.trim() ?? ''
  const pages = usePages(
    StationGroupsDocument,
    { area, search: text === '' ? null : text, first: pageSize },
    ({ volunteerGroups }) => volunteerGroups,
  )
  const find = (value: string) =>
    setSearch({ show: 'volunteers', ...(value !== '' && { q: value }) }, { replace: true })
  return (
    <>
      <div className="filters" role="search">
        <label>
          {t('station.findGroup')}
          <input type="search" defaultValue={text} onChange={({ target }) => find(target.value)} />
        </label>
      </div>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('station.noGroups')} />}
      <ul className="plain">
        {pages.nodes.map((group) => (
          <li key={group.id} className="card" data-group={group.name}>
            <GroupMembers of={group} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function GroupMembers({ of }: { of: StationGroupsQuery['volunteerGroups']['edges'][number]['node'] }) {
  const t = useText()
  const [shown, show] = useState(false)
  return (
    <>
      <h2>
        {of.name} <Mark of="organizationStatus" value={of.status} /> <Asking of={of} />
      </h2>
      <div className="buttons">
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {t('group.showMembers', { count: of.memberCount })}
        </Button>
        <ChangeGroup group={of} />
      </div>
      {shown && <Members group={of} />}
    </>
  )
}

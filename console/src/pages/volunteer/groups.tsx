import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Copy } from '../../kit/copy'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { ChangeGroup } from './change-group'
import { GroupsToJoinDocument, JoinGroupDocument, MyGroupsDocument, type GroupToJoinFragment } from './groups.gen'
import { RegisterGroup } from './register-group'

const pageSize = 20

/** Groups that somebody can join, and a new one to register. */
export function Groups() {
  const t = useText()
  const { id } = useViewer()
  const [search, setSearch] = useSearchParams()
  const text = search.get('q')?.trim() ?? ''
  const pages = usePages(
    GroupsToJoinDocument,
    { search: text === '' ? null : text, first: pageSize },
    ({ volunteerGroups }) => volunteerGroups,
  )
  const [{ data }] = useLive({ query: MyGroupsDocument, variables: { id } })
  const isVolunteer = data ? data.volunteer !== null && data.volunteer !== undefined : undefined
  const mine = new Set(data?.volunteer?.groups.map((group) => group.id))
  return (
    <div className="phone">
      <h1>{t('nav.groups')}</h1>
      {isVolunteer === false && (
        <p>
          {t('group.profileFirst')} <Link to="/hours">{t('volunteer.become')}</Link>
        </p>
      )}
      <div className="filters" role="search">
        <label>
          {t('board.search')}
          <input
            type="search"
            defaultValue={text}
            onChange={({ target }) => setSearch(target.value ? { q: target.value } : {}, { replace: true })}
          />
        </label>
      </div>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('group.noneFound')} />}
      <ul className="plain">
        {pages.nodes.map((group) => (
          <li key={group.id}>
            <Item of={group} isMember={mine.has(group.id)} mayAsk={isVolunteer === true} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
      <RegisterGroup done={pages.refresh} />
    </div>
  )
}

function Item({ of, isMember, mayAsk }: { of: GroupToJoinFragment; isMember: boolean; mayAsk: boolean }) {
  const t = useText()
  const join = useAction(JoinGroupDocument)
  const [asked, setAsked] = useState(false)
  return (
    <article className="card" data-group={of.name}>
      <h2>
        {of.name} {of.status !== 'VERIFIED' && <Mark of="organizationStatus" value={of.status} />}
        {isMember && <span className="mark good">{t('group.member')}</span>}
      </h2>
      {of.description && <p>{of.description}</p>}
      <p>
        {t('group.about', { members: of.memberCount, hours: Math.round(of.hoursServed) })}
        <br />
        {of.categories?.map(({ name }) => name).join(', ')} · {of.areas?.map(({ name }) => name).join(', ')}
      </p>
      {of.status === 'APPLIED' && (
        <>
          <p className="quiet">{t('group.waitsForWord')}</p>
          <ChangeGroup group={of} />
        </>
      )}
      <div role="status">
        {asked && (
          <>
            <p>{t('group.asked')}</p>
            <Copy label={t('group.copyLink')} text={`${location.origin}/console/group?show=requests`} />
          </>
        )}
      </div>
      {!isMember && !asked && mayAsk && (
        <ActionButton
          label={t('group.join')}
          send={async () => {
            const outcome = await join({ group: of.id })
            if (outcome.data) setAsked(true)
            return outcome
          }}
        />
      )}
    </article>
  )
}

import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSubscription } from 'urql'
import { timeText } from '../../api/time'
import { usePages, type Pages } from '../../api/use-pages'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import {
  AnswerReferralDocument,
  CheckInReferralDocument,
  GroupInboxDocument,
  HelpedDocument,
  InboxChangedDocument,
  OrganizationInboxDocument,
  ReportReferralDocument,
  type InboxRowFragment,
} from './inbox.gen'

const pageSize = 20
const going = ['OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED'] as const
const over = ['CONFIRMED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const

/** What a provider has been asked for, live. */
export function Inbox() {
  const { organizationId, role } = useViewer()
  const t = useText()
  if (!organizationId) return <Nothing text={t('inbox.nobody')} />
  return role === 'VOLUNTEER_COORDINATOR' ? <OfGroup id={organizationId} /> : <OfOrganization id={organizationId} />
}

function useStatus() {
  const [search] = useSearchParams()
  return search.get('view') === 'over' ? [...over] : [...going]
}

function OfOrganization({ id }: { id: string }) {
  const variables = { id, status: useStatus(), first: pageSize }
  return <List id={id} pages={usePages(OrganizationInboxDocument, variables, (data) => data.organization?.referrals)} />
}

function OfGroup({ id }: { id: string }) {
  const variables = { id, status: useStatus(), first: pageSize }
  return <List id={id} pages={usePages(GroupInboxDocument, variables, (data) => data.volunteerGroup?.referrals)} />
}

function List({ id, pages }: { id: string; pages: Pages<InboxRowFragment> }) {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const view = search.get('view') === 'over' ? 'over' : 'going'
  const { refresh, nodes } = pages
  useSubscription({ query: InboxChangedDocument, variables: { id } }, (_before, event) => {
    refresh()
    return event
  })
  return (
    <>
      <h1>{t('nav.inbox')}</h1>
      <div className="filters">
        <label>
          {t('board.view')}
          <select value={view} onChange={({ target }) => setSearch({ view: target.value }, { replace: true })}>
            <option value="going">{t('inbox.going')}</option>
            <option value="over">{t('inbox.over')}</option>
          </select>
        </label>
      </div>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && nodes.length === 0 && <Nothing text={t('inbox.empty')} />}
      <ul className="plain columns" aria-live="polite">
        {nodes.map((node) => (
          <li key={node.id}>
            <Item of={node} refresh={refresh} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function Item({ of, refresh }: { of: InboxRowFragment; refresh: () => void }) {
  const t = useText()
  const place = of.case.location ?? of.case.approximateLocation
  return (
    <article className="card" data-referral={of.status} data-of={of.case.number}>
      <h2>
        {of.case.summary} <Mark of="referralStatus" value={of.status} />
        {of.case.urgency !== 'NORMAL' && <Mark of="urgency" value={of.case.urgency} />}
        {of.overdue && <span className="late"> {t('clock.overdue')}</span>}
      </h2>
      {of.urges > 0 && <p className="late">{t('board.urged', { count: of.urges })}</p>}
      {of.message && <p>“{of.message}”</p>}
      <dl className="facts">
        <dt>{t('case.category')}</dt>
        <dd>
          {of.case.category.name} · {of.case.number}
        </dd>
        <dt>{t('inbox.where')}</dt>
        <dd>
          {of.case.community?.name}
          {place && (
            <>
              {' · '}
              <a href={`geo:${place.latitude},${place.longitude}`}>{t('hours.map')}</a>{' '}
              <small className="quiet">
                {t(of.case.location ? 'inbox.exact' : 'inbox.rounded')} ({place.latitude.toFixed(5)},{' '}
                {place.longitude.toFixed(5)})
              </small>
            </>
          )}
        </dd>
        {of.case.resident && (
          <>
            <dt>{t('newCase.resident')}</dt>
            <dd>
              {of.case.resident.preferredName} <Contact id={of.id} />
            </dd>
          </>
        )}
        <dt>{t(of.status === 'OFFERED' ? 'inbox.answerBy' : 'inbox.completeBy')}</dt>
        <dd>{timeText(of.status === 'OFFERED' ? of.respondBy : of.completeBy)}</dd>
      </dl>
      {of.outcome && (
        <p>
          {t(of.outcome.done ? 'referral.done' : 'referral.notDone')}: {of.outcome.text}
        </p>
      )}
      <Answer of={of} refresh={refresh} />
    </article>
  )
}

/** Personal data is asked for only when somebody wants it: each reading stands in the resident's own record. */
function Contact({ id }: { id: string }) {
  const t = useText()
  const [wanted, want] = useState(false)
  const [result, read] = useLive({
    query: HelpedDocument,
    variables: { id },
    pause: !wanted,
    requestPolicy: 'network-only',
  })
  if (!wanted)
    return (
      <Button size="small" onClick={() => want(true)}>
        {t('inbox.contact')}
      </Button>
    )
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ referral }) => {
        const { fullName, phone, address } = referral?.case.resident ?? {}
        const known = [fullName, address].filter((part) => typeof part === 'string')
        return (
          <span role="status">
            {known.join(' · ')} {phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>}
            {known.length === 0 && !phone && t('inbox.noConsent')}
          </span>
        )
      }}
    </Loaded>
  )
}

function Answer({ of: { id, status }, refresh }: { of: InboxRowFragment; refresh: () => void }) {
  const t = useText()
  const [answer, checkIn, report] = [
    useAction(AnswerReferralDocument),
    useAction(CheckInReferralDocument),
    useAction(ReportReferralDocument),
  ]
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => void (mounted.current = false)
  }, [])
  const then = async <T extends { problem: unknown }>(sent: Promise<T>): Promise<T> => {
    const outcome = await sent
    if (outcome.problem === null && mounted.current) refresh()
    return outcome
  }
  return (
    <div className="buttons">
      {status === 'OFFERED' && (
        <>
          <ActionButton
            primary
            label={t('inbox.accept')}
            send={() => then(answer({ id, answer: 'ACCEPT', reason: null }))}
          />
          <ActionDialog
            label={t('inbox.decline')}
            draft={`decline:${id}`}
            fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
            send={({ reason }) => then(answer({ id, answer: 'DECLINE', reason: String(reason) }))}
          />
        </>
      )}
      {status === 'ACCEPTED' && <ActionButton primary label={t('inbox.checkIn')} send={() => then(checkIn({ id }))} />}
      {status === 'CHECKED_IN' && (
        <ActionDialog
          primary
          label={t('inbox.report')}
          draft={`report:${id}`}
          initial={{ done: true }}
          fields={[
            { name: 'done', kind: 'check', label: t('referral.done') },
            { name: 'text', kind: 'long', label: t('case.outcome'), required: true },
            { name: 'fee', kind: 'number', label: t('inbox.paid'), hint: t('inbox.paidHint'), min: 0, step: 0.01 },
          ]}
          send={({ done, text, fee }) =>
            then(report({ id, outcome: { done: done === true, text: String(text), fee: fee ? Number(fee) : null } }))
          }
        />
      )}
    </div>
  )
}

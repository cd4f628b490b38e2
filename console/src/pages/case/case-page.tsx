import { Alert } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { useSubscription } from 'urql'
import { timeText } from '../../api/time'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Deadline } from '../board/deadline'
import type { ActionProps } from './action'
import { Actions } from './actions'
import { BreakGlass } from './break-glass'
import { CaseChangedDocument, CasePageDocument, type CaseFullFragment } from './case.gen'
import { Certificate } from './certificate'
import { Notes } from './notes'
import { Assessment, Documents, Evaluations, Plan, Timeline } from './records'
import { Refer } from './refer'
import { Referrals } from './referrals'

/** One case: what it is, where it stands, what happens to it, live. */
export function CasePage() {
  const t = useText()
  const { id = '' } = useParams()
  const [result, read] = useLive({ query: CasePageDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  useSubscription({ query: CaseChangedDocument, variables: { id } }, (_before, event) => {
    reread()
    return event
  })
  return (
    <Loaded result={result} retry={reread}>
      {(data) => (data.case ? <Whole key={id} of={data.case} reread={reread} /> : <Nothing text={t('case.absent')} />)}
    </Loaded>
  )
}

const steps = ['ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING', 'RESOLVED'] as const
const order = ['RECEIVED', ...steps, 'CLOSED']
const offering = ['ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING']

function Whole({ of, reread }: { of: CaseFullFragment; reread: () => void }) {
  const t = useText()
  const { role } = useViewer()
  const from = useLocation().state as { readonly board?: string } | null
  const isStation = role === 'STATIONMASTER' || role === 'STATION_WORKER'
  const mayRefer = isStation || (of.escalatedAt !== null && role.endsWith('_OFFICER'))
  const [asking, ask] = useState(false)
  return (
    <article>
      <header>
        <p className="no-print">
          <Link to={{ pathname: '/board', search: from?.board ?? '' }}>← {t('nav.board')}</Link>
        </p>
        <h1>
          {of.number} <Mark of="caseStatus" value={of.status} />{' '}
          {of.urgency !== 'NORMAL' && <Mark of="urgency" value={of.urgency} />}
          {of.escalatedAt && <Mark of="view" value="escalated" />}
        </h1>
        <p>{of.summary}</p>
      </header>
      <Steps status={of.status} />
      {of.pausedSince && <Alert type="info" showIcon title={t('clock.paused', { at: timeText(of.pausedSince) })} />}
      <Actions of={of} reread={reread} />
      {mayRefer && offering.includes(of.status) && (
        <Refer of={of} reread={reread} open={asking} toggle={() => ask((before) => !before)} />
      )}
      <div className="columns">
        <div>
          <Facts of={of} reread={reread} />
          <Certificate of={of} />
          <Assessment of={of} />
          <Plan of={of} />
          <Documents of={of} />
          <Evaluations of={of} />
          {isStation && <Notes caseId={of.id} />}
        </div>
        <div>
          <Referrals of={of} reread={reread} />
          <Timeline of={of} />
        </div>
      </div>
    </article>
  )
}

function Steps({ status }: { status: string }) {
  const t = useText()
  const at = order.indexOf(status)
  return (
    <ol className="steps" aria-label={t('case.steps')}>
      {steps.map((step) => {
        const position = order.indexOf(step)
        return (
          <li
            key={step}
            className={at > position ? 'done' : at === position ? 'now' : ''}
            aria-current={at === position ? 'step' : undefined}
          >
            {t(`step.${step}`)}
          </li>
        )
      })}
    </ol>
  )
}

function Facts({ of, reread }: ActionProps) {
  const t = useText()
  const { role } = useViewer()
  const isOfficer = role.endsWith('_OFFICER')
  return (
    <section className="card">
      <h2>{t('case.about')}</h2>
      <Deadline of={of} />
      <dl className="facts">
        <dt>{t('case.category')}</dt>
        <dd>
          {of.category.name} · {t(`line.${of.category.line}`)}
        </dd>
        {of.serviceItem && (
          <>
            <dt>{t('newCase.item')}</dt>
            <dd>
              {of.serviceItem.title} ({t(`handling.${of.serviceItem.handling}`)})
            </dd>
          </>
        )}
        <dt>{t('newCase.channel')}</dt>
        <dd>{t(`channel.${of.channel}`)}</dd>
        <dt>{t('case.assignee')}</dt>
        <dd>{of.assignee?.name ?? t('board.nobody')}</dd>
        {of.resident && (
          <>
            <dt>{t('newCase.resident')}</dt>
            <dd>
              {of.resident.preferredName}
              {of.resident.fullName && ` · ${of.resident.fullName}`}
              {of.resident.phone && ` · ${of.resident.phone}`}
              {of.resident.address && ` · ${of.resident.address}`}{' '}
              {isOfficer && <BreakGlass residentId={of.resident.id} reread={reread} />}
            </dd>
          </>
        )}
        <dt>{t('case.openedAt')}</dt>
        <dd>{timeText(of.openedAt)}</dd>
        <dt>{t('case.respondBy')}</dt>
        <dd>{timeText(of.respondBy)}</dd>
        <dt>{t('case.dueAt')}</dt>
        <dd>{timeText(of.dueAt)}</dd>
      </dl>
      {of.description && <p>{of.description}</p>}
    </section>
  )
}

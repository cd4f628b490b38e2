import { Button } from 'antd'
import { useState } from 'react'
import { useSubscription } from 'urql'
import { timeText, useNow } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Loaded } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Deadline } from '../board/deadline'
import {
  EvaluateDocument,
  MyCaseChangedDocument,
  WhatHappenedDocument,
  WithdrawNeedDocument,
  type MyCaseFragment,
} from './mine.gen'

const over = ['CLOSED', 'REDIRECTED', 'WITHDRAWN']
/** From here on there is nothing left to call off. */
const done = [...over, 'RESOLVED']
/** How long an evaluation can be thought better of. */
const editableMilliseconds = 7 * 86_400_000

/** One need and how it stands, as it moves on: who has it, who was asked, what came of it. */
export function Need({ of }: { of: MyCaseFragment }) {
  const t = useText()
  useSubscription({ query: MyCaseChangedDocument, variables: { id: of.id }, pause: over.includes(of.status) })
  const [shown, show] = useState(false)
  const own = of.evaluations.find(({ by, referralId }) => by === 'RESIDENT' && !referralId)
  return (
    <article className="card" data-need={of.number}>
      <h3>
        {of.summary} <Mark of="caseStatus" value={of.status} />
      </h3>
      <p className="quiet">
        {of.number} · {of.category.name}
        {of.assignee && ` · ${t('mine.assignee', { name: of.assignee.name })}`}
      </p>
      <Deadline of={of} />
      {of.referrals.length > 0 && (
        <ul className="plain">
          {of.referrals.map(({ id, provider, status }) => (
            <li key={id}>
              {provider?.name} <Mark of="referralStatus" value={status} />
            </li>
          ))}
        </ul>
      )}
      {of.certificate && (
        <p>
          {t('case.certificate')} {of.certificate.number}: {of.certificate.text}
        </p>
      )}
      {own && (
        <p>
          {t('mine.evaluated', { grade: own.satisfaction })} {own.comment}
        </p>
      )}
      <div className="buttons">
        {(of.status === 'RESOLVED' || of.status === 'CLOSED') && <Evaluate of={of} own={own} />}
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {t('case.timeline')}
        </Button>
        {!done.includes(of.status) && <Withdraw of={of} />}
      </div>
      {shown && <History id={of.id} />}
    </article>
  )
}

type Own = MyCaseFragment['evaluations'][number] | undefined

/** Once it is resolved; what was said can be changed for seven days. */
function Evaluate({ of, own }: { of: MyCaseFragment; own: Own }) {
  const t = useText()
  const now = useNow()
  const evaluate = useAction(EvaluateDocument)
  if (own && now - Date.parse(own.at) >= editableMilliseconds) return null
  const grades = [t('grade.best'), t('grade.good'), t('grade.fair'), t('grade.poor'), t('grade.worst')]
  return (
    <ActionDialog
      primary={of.status === 'RESOLVED' && !own}
      label={own ? t('mine.evaluateAgain') : t('mine.evaluate')}
      draft={`evaluate:${of.id}`}
      initial={{
        resolved: own?.resolved ?? true,
        satisfaction: String(own?.satisfaction ?? 5),
        comment: own?.comment ?? '',
      }}
      fields={[
        { name: 'resolved', kind: 'check', label: t('evaluation.resolved') },
        {
          name: 'satisfaction',
          kind: 'select',
          label: t('evaluation.satisfaction'),
          required: true,
          options: grades.map((label, index) => ({ value: String(5 - index), label: `${5 - index} · ${label}` })),
        },
        { name: 'comment', kind: 'long', label: t('evaluation.comment') },
      ]}
      send={({ resolved, satisfaction, comment }) =>
        evaluate({
          input: {
            caseId: of.id,
            by: 'RESIDENT',
            resolved: resolved === true,
            satisfaction: Number(satisfaction),
            comment: comment ? String(comment) : null,
          },
        })
      }
    />
  )
}

function Withdraw({ of }: { of: MyCaseFragment }) {
  const t = useText()
  const withdraw = useAction(WithdrawNeedDocument)
  return (
    <ActionDialog
      danger
      label={t('mine.withdraw')}
      what={t('mine.withdrawWhat')}
      draft={`withdraw:${of.id}`}
      fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
      send={({ reason }) => withdraw({ id: of.id, version: of.version, reason: String(reason) })}
    />
  )
}

/** What happened so far, newest first; read anew as the need moves on. */
function History({ id }: { id: string }) {
  const [result, read] = useLive({ query: WhatHappenedDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  useSubscription({ query: MyCaseChangedDocument, variables: { id } }, (_before, event) => {
    reread()
    return event
  })
  return (
    <Loaded result={result} retry={reread}>
      {({ case: the }) => (
        <ol className="plain">
          {(the?.timeline.edges ?? [])
            .map(({ node }) => node)
            .toSorted((one, other) => other.sequence - one.sequence)
            .map(({ id: event, kind, at }) => (
              <li key={event}>
                <small className="quiet">{timeText(at)}</small> <Mark of="event" value={kind} />
              </li>
            ))}
        </ol>
      )}
    </Loaded>
  )
}

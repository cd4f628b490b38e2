import { dayText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Mark } from '../../kit/mark'
import { Said } from '../../kit/problem-note'
import { ReceiveDocumentDocument, type CaseFullFragment } from './case.gen'

interface Props {
  of: CaseFullFragment
}

export function Assessment({ of: { assessment } }: Props) {
  const t = useText()
  if (!assessment) return null
  return (
    <section className="card">
      <h2>{t('case.assessment')}</h2>
      <dl className="facts">
        <dt>{t('case.causes')}</dt>
        <dd>{assessment.causes}</dd>
        <dt>{t('case.situation')}</dt>
        <dd>{assessment.situation}</dd>
        {assessment.resources && (
          <>
            <dt>{t('case.resources')}</dt>
            <dd>{assessment.resources}</dd>
          </>
        )}
      </dl>
      <small className="quiet">
        {assessment.by?.name} · {timeText(assessment.at)}
      </small>
    </section>
  )
}

export function Plan({ of: { plan } }: Props) {
  const t = useText()
  if (!plan) return null
  return (
    <section className="card">
      <h2>{t('case.planned')}</h2>
      <ol>
        {plan.goals.map(({ id, text, activity, achieved, dueOn }) => (
          <li key={id}>
            <strong>{text}</strong> – {activity} {dueOn && <small className="quiet">{dayText(dueOn)}</small>}
            {achieved && <span className="good"> ✓ {t('case.achieved')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Documents({ of: { id, documents } }: Props) {
  const t = useText()
  const receive = useAction(ReceiveDocumentDocument)
  if (documents.length === 0) return null
  return (
    <section className="card">
      <h2>{t('case.documents')}</h2>
      <ul className="plain">
        {documents.map(({ name, receivedAt }) => (
          <li key={name}>
            {name}{' '}
            {receivedAt ? (
              <span className="good">✓ {timeText(receivedAt)}</span>
            ) : (
              <ActionButton label={t('case.received')} send={() => receive({ caseId: id, name })} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Evaluations({ of: { evaluations } }: Props) {
  const t = useText()
  if (evaluations.length === 0) return null
  return (
    <section className="card">
      <h2>{t('case.evaluations')}</h2>
      <ul className="plain">
        {evaluations.map(({ id, by, resolved, satisfaction, comment }) => (
          <li key={id}>
            <Mark of="evaluationBy" value={by} /> {satisfaction}/5 ·{' '}
            {t(resolved ? 'evaluation.wasResolved' : 'evaluation.wasNot')} {comment}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Timeline({ of: { timeline } }: Props) {
  const t = useText()
  const events = timeline.edges.map(({ node }) => node).sort((one, other) => other.sequence - one.sequence)
  return (
    <section className="card">
      <h2>{t('case.timeline')}</h2>
      <ol className="plain" aria-live="polite" aria-relevant="additions">
        {events.map(({ id, kind, at, text }) => (
          <li key={id}>
            <small className="quiet">{timeText(at)}</small> <Mark of="event" value={kind} /> <Said text={text} />
          </li>
        ))}
      </ol>
    </section>
  )
}

import { Alert } from 'antd'
import { Said } from '../../kit/problem-note'
import { Link, useSearchParams } from 'react-router'
import { timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Loaded, Nothing } from '../../kit/loaded'
import { percent } from '../figures/percent'
import { ApplyDispatchDocument, DispatchPlanDocument, PlanDispatchDocument, type PlanFragment } from './dispatch.gen'

/** Many needs to many providers at once: the plan, what it gains, and its being applied. */
export function Dispatch() {
  const t = useText()
  const viewer = useViewer()
  const [search, setSearch] = useSearchParams()
  const id = search.get('plan')
  const plan = useAction(PlanDispatchDocument)
  const [result, read] = useLive({ query: DispatchPlanDocument, variables: { id: id ?? '' }, pause: !id })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <>
      <h1>{t('nav.dispatch')}</h1>
      <p className="quiet">{t('dispatch.what')}</p>
      <div className="buttons">
        <ActionButton
          primary={!id}
          label={t(id ? 'dispatch.anew' : 'dispatch.plan')}
          send={async () => {
            const outcome = await plan({ area: viewer.area?.code ?? '' })
            if (outcome.data) setSearch({ plan: outcome.data.planDispatch.id })
            return outcome
          }}
        />
      </div>
      {id ? (
        <Loaded result={result} retry={reread}>
          {({ dispatchPlan }) =>
            dispatchPlan ? <Shown of={dispatchPlan} reread={reread} /> : <Nothing text={t('dispatch.absent')} />
          }
        </Loaded>
      ) : (
        <Nothing text={t('dispatch.none')} />
      )}
    </>
  )
}

/** Scores are told to the thousandth. */
const leastGain = 0.0005

function Shown({ of, reread }: { of: PlanFragment; reread: () => void }) {
  const t = useText()
  const apply = useAction(ApplyDispatchDocument)
  const gain = of.totalScore - of.greedyScore
  const most = Math.max(of.totalScore, of.greedyScore, 1e-9)
  const bars = [
    [t('dispatch.before'), of.greedyScore],
    [t('dispatch.after'), of.totalScore],
  ] as const
  return (
    <>
      <section className="card">
        <h2>{t('dispatch.gain')}</h2>
        <div className="terms">
          {bars.map(([label, score]) => (
            <div key={label} style={{ display: 'contents' }}>
              <span>{label}</span>
              <span className="track" aria-hidden="true">
                <i style={{ width: `${(score / most) * 100}%` }} />
              </span>
              <span>{score.toFixed(3)}</span>
            </div>
          ))}
        </div>
        <p>
          {gain < leastGain
            ? t('dispatch.noGain')
            : t('dispatch.gains', {
                score: gain.toFixed(3),
                percent: percent(gain / of.greedyScore),
              })}
        </p>
        {of.appliedAt ? (
          <Alert type="success" title={t('dispatch.applied', { at: timeText(of.appliedAt) })} />
        ) : (
          <div className="buttons">
            <ActionButton
              primary
              label={t('dispatch.apply')}
              disabled={of.assignments.length === 0}
              send={async () => {
                const outcome = await apply({ id: of.id })
                reread()
                return outcome
              }}
            />
          </div>
        )}
      </section>
      <section className="card">
        <h2>{t('dispatch.assignments', { count: of.assignments.length })}</h2>
        <div
          className="wide"
          tabIndex={0}
          role="region"
          aria-label={t('dispatch.assignments', { count: of.assignments.length })}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('dispatch.case')}</th>
                <th scope="col">{t('dispatch.provider')}</th>
                <th scope="col" className="number">
                  {t('dispatch.score')}
                </th>
              </tr>
            </thead>
            <tbody>
              {of.assignments.map(({ case: need, candidate }) => (
                <tr key={need.id}>
                  <td>
                    <Link to={`/cases/${need.id}`}>{need.number}</Link> {need.summary}
                  </td>
                  <td>
                    {candidate.providerName} – {candidate.title}
                  </td>
                  <td className="number">{candidate.score.toFixed(3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {of.unassigned.length > 0 && (
        <section className="card">
          <h2>{t('dispatch.unassigned')}</h2>
          <ul>
            {of.unassigned.map(({ case: need, reason }) => (
              <li key={need.id}>
                <Link to={`/cases/${need.id}`}>{need.number}</Link> {need.summary}: <Said text={reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

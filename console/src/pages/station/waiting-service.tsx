import { Button } from 'antd'
import { Link } from 'react-router'
import { clockText, timeText } from '../../api/time'
import { useAction, type Outcome } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { ConfirmServiceDocument, WaitingServiceDocument } from './station.gen'

const pageSize = 50
/** The most minutes that one assignment can be confirmed for: a day. */
const most = 1440

/** Service that waits for the station's word; what is confirmed goes into the time bank. */
export function WaitingService({ area }: { area: string }) {
  const t = useText()
  const pages = usePages(
    WaitingServiceDocument,
    { area, status: ['CHECKED_OUT' as const], first: pageSize },
    ({ assignments }) => assignments,
  )
  const confirm = useAction(ConfirmServiceDocument)
  const then = async (sent: Promise<Outcome<unknown>>) => {
    const outcome = await sent
    pages.refresh()
    return outcome
  }
  return (
    <>
      <h2>{t('station.waiting')}</h2>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('station.nothingWaits')} />}
      <ul className="plain columns">
        {pages.nodes.map(({ id, status, volunteer, checkedInAt, checkedOutAt, checkOutForgotten, claim: { task } }) => (
          <li key={id} className="card">
            <h3>
              {task.title} <Mark of="assignmentStatus" value={status} />
            </h3>
            <p>
              <Link to={`/volunteers/${volunteer.id}`}>{volunteer.displayName}</Link> · {timeText(checkedInAt)} –{' '}
              {checkedOutAt ? clockText(checkedOutAt) : ''}
            </p>
            {checkOutForgotten && <p className="late">{t('station.forgotten')}</p>}
            <div className="buttons">
              <ActionButton
                primary
                label={t('station.confirm')}
                send={() => then(confirm({ id, minutes: null, noShow: false }))}
              />
              <ActionDialog
                label={t('station.otherMinutes')}
                draft={`minutes:${id}`}
                fields={[
                  { name: 'minutes', kind: 'number', label: t('station.minutes'), min: 0, max: most, required: true },
                ]}
                send={({ minutes }) => then(confirm({ id, minutes: Number(minutes), noShow: false }))}
              />
              <ActionButton
                danger
                label={t('station.noShow')}
                send={() => then(confirm({ id, minutes: null, noShow: true }))}
              />
            </div>
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

import { clockText, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Attendance } from './group'
import { CalendarAddressDocument, GiftMinutesDocument, MyHoursDocument, RenewCalendarDocument } from './hours.gen'

/** A volunteer's own: where to be, hours served, the time bank, the calendar's address. */
export function Hours() {
  const t = useText()
  const { id } = useViewer()
  const [result, read] = useLive({ query: MyHoursDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <div className="phone">
      <h1>{t('nav.hours')}</h1>
      <Loaded result={result} retry={reread}>
        {({ volunteer }) =>
          volunteer ? (
            <>
              <div className="columns">
                <section className="card">
                  <h2>{t('hours.served')}</h2>
                  <p className="big">{volunteer.hoursServed.toFixed(1)}</p>
                </section>
                <section className="card">
                  <h2>{t('hours.balance')}</h2>
                  <p className="big">{t('hours.minutes', { count: volunteer.balanceMinutes })}</p>
                  <Gift done={reread} />
                </section>
              </div>
              <h2>{t('hours.upcoming')}</h2>
              {(volunteer.assignments?.length ?? 0) === 0 && <Nothing text={t('hours.none')} />}
              <ul className="plain">
                {volunteer.assignments?.map(({ id, status, claim: { task } }) => (
                  <li key={id} className="card">
                    <h3>
                      {task.title} <Mark of="assignmentStatus" value={status} />
                    </h3>
                    <p>
                      {timeText(task.startsAt)} – {clockText(task.endsAt)} · {task.area?.name}
                    </p>
                    <Attendance id={id} status={status} />
                  </li>
                ))}
              </ul>
              <Calendar />
              <section className="card">
                <h2>{t('hours.ledger')}</h2>
                <ul className="plain">
                  {volunteer.ledger?.edges.map(({ node }) => (
                    <li key={node.id}>
                      <small className="quiet">{timeText(node.at)}</small>{' '}
                      <Mark of="ledgerReason" value={node.reason} /> {node.minutes > 0 ? '+' : ''}
                      {t('hours.minutes', { count: node.minutes })} · {node.counterparty}
                    </li>
                  ))}
                </ul>
              </section>
            </>
          ) : (
            <Nothing text={t('hours.nobody')} />
          )
        }
      </Loaded>
    </div>
  )
}

function Gift({ done }: { done: () => void }) {
  const t = useText()
  const gift = useAction(GiftMinutesDocument)
  return (
    <ActionDialog
      label={t('hours.gift')}
      draft="gift"
      fields={[
        { name: 'to', kind: 'text', label: t('hours.giftTo'), hint: t('hours.giftHint'), required: true },
        { name: 'minutes', kind: 'number', label: t('hours.giftMinutes'), min: 1, required: true },
      ]}
      send={async ({ to, minutes }) => {
        const outcome = await gift({ to: String(to), minutes: Number(minutes), key: draftKey('gift') })
        if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey('gift')
        if (outcome.data) done()
        return outcome
      }}
    />
  )
}

function Calendar() {
  const t = useText()
  const [{ data }, read] = useLive({ query: CalendarAddressDocument })
  const renew = useAction(RenewCalendarDocument)
  if (!data?.calendarUrl) return null
  return (
    <section className="card">
      <h2>{t('hours.calendar')}</h2>
      <p className="secret">{data.calendarUrl}</p>
      <p className="quiet">{t('hours.calendarWhat')}</p>
      <ActionButton
        label={t('hours.renew')}
        send={async () => {
          const outcome = await renew({})
          read({ requestPolicy: 'network-only' })
          return outcome
        }}
      />
    </section>
  )
}

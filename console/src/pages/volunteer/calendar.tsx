import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Copy } from '../../kit/copy'
import { Loaded, Nothing } from '../../kit/loaded'
import { CalendarAddressDocument, RenewCalendarDocument } from './calendar.gen'

/** The secret address at which a calendar reads one's own work, or a group's: shown, copied, subscribed to, renewed. */
export function Calendar({ group = null }: { group?: string | null }) {
  const t = useText()
  const [result, read] = useLive({ query: CalendarAddressDocument, variables: { group } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const renew = useAction(RenewCalendarDocument)
  return (
    <section className="card" data-calendar>
      <h2>{t('hours.calendar')}</h2>
      <Loaded result={result} retry={reread}>
        {({ calendarUrl: url }) =>
          url ? (
            <>
              <p className="secret" aria-live="polite">
                {url}
              </p>
              <p className="quiet">{t(group ? 'hours.calendarGroup' : 'hours.calendarWhat')}</p>
              <div className="buttons">
                <a href={url.replace(/^https?:/, 'webcal:')}>{t('hours.subscribe')}</a>
                <Copy label={t('hours.copyAddress')} text={url} />
                <ActionDialog
                  danger
                  label={t('hours.renew')}
                  what={t('hours.renewWhat')}
                  draft={`calendar:${group ?? 'mine'}`}
                  fields={[]}
                  send={async () => {
                    const outcome = await renew({ group })
                    if (outcome.data) reread()
                    return outcome
                  }}
                />
              </div>
            </>
          ) : (
            <Nothing text={t('hours.noCalendar')} />
          )
        }
      </Loaded>
    </section>
  )
}

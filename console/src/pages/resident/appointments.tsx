import { clockText, timeText, useNow } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { CancelAppointmentDocument, MyAppointmentsDocument, type MyAppointmentsQuery } from './appointments.gen'
import { Book } from './book'
import { NotRegistered } from './not-registered'

/** A resident's appointments at the station. */
export function Appointments() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const [result, read] = useLive({ query: MyAppointmentsDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const cancel = useAction(CancelAppointmentDocument)
  const now = useNow()
  if (!resident) return <NotRegistered title={t('nav.appointments')} />
  const isAhead = ({ status, endsAt }: { status: string; endsAt: string }) =>
    status !== 'CANCELLED' && Date.parse(endsAt) > now
  return (
    <div className="phone">
      <h1>{t('nav.appointments')}</h1>
      <Loaded result={result} retry={reread}>
        {({ resident: own }) => (
          <>
            {own?.appointments?.some(isAhead) !== true && <Nothing text={t('appointment.none')} />}
            <ul className="plain" aria-live="polite">
              {own?.appointments?.filter(isAhead).map((one) => (
                <li key={one.id} className="card" data-appointment={one.startsAt}>
                  <strong>
                    {timeText(one.startsAt)} – {clockText(one.endsAt)}
                  </strong>{' '}
                  <Mark of="appointmentStatus" value={one.status} />
                  {one.status === 'BOOKED' && (
                    <div className="buttons">
                      <ActionDialog
                        danger
                        label={t('appointment.cancel')}
                        title={t('appointment.cancelWhich', { at: timeText(one.startsAt) })}
                        what={t('appointment.cancelWhat')}
                        draft={`cancel:${one.id}`}
                        fields={[]}
                        send={async () => {
                          const outcome = await cancel({ id: one.id })
                          if (outcome.data) reread()
                          return outcome
                        }}
                      />
                    </div>
                  )}
                </li>
              ))}
            </ul>
            {own?.community.station && (
              <Book
                residentId={id}
                station={own.community.station}
                taken={own.appointments?.filter(({ status }) => status === 'BOOKED').map((one) => one.startsAt) ?? []}
                done={reread}
              />
            )}
            <Earlier of={own?.appointments?.filter((one) => !isAhead(one)) ?? []} />
          </>
        )}
      </Loaded>
    </div>
  )
}

type Appointment = NonNullable<NonNullable<MyAppointmentsQuery['resident']>['appointments']>[number]

/** What is over or was cancelled, out of the way of what is ahead. */
function Earlier({ of }: { of: readonly Appointment[] }) {
  const t = useText()
  if (of.length === 0) return null
  return (
    <section className="card">
      <h2>{t('appointment.earlier')}</h2>
      <ul className="plain">
        {of.map(({ id, startsAt, endsAt, status }) => (
          <li key={id}>
            {timeText(startsAt)} – {clockText(endsAt)} <Mark of="appointmentStatus" value={status} />
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Link, useSearchParams } from 'react-router'
import { clockText, localDay } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { CallOffAppointmentDocument, CheckInAppointmentDocument, DayDocument } from './desk.gen'
import { Proposals } from './proposals'

/** The station's reception: who comes today, and what residents have proposed. */
export function Desk() {
  const t = useText()
  const { staffMember } = useViewer()
  if (!staffMember) return <Nothing text={t('desk.noStation')} />
  const { id, name, community } = staffMember.station
  return (
    <>
      <h1>{name}</h1>
      <div className="columns">
        <Appointments station={id} />
        <Proposals area={community.code} />
      </div>
    </>
  )
}

function Appointments({ station }: { station: string }) {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const date = search.get('day') ?? localDay()
  const [result, read] = useLive({ query: DayDocument, variables: { station, date } })
  const [checkIn, cancel] = [useAction(CheckInAppointmentDocument), useAction(CallOffAppointmentDocument)]
  return (
    <section className="card">
      <h2>{t('nav.appointments')}</h2>
      <div className="filters">
        <label>
          {t('appointment.day')}
          <input
            type="date"
            value={date}
            onChange={({ target }) => target.value && setSearch({ day: target.value }, { replace: true })}
          />
        </label>
      </div>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {(data) => {
          const appointments = data.station?.appointments ?? []
          if (appointments.length === 0) return <Nothing text={t('desk.nobody')} />
          return (
            <ul className="plain">
              {appointments.map(({ id, startsAt, endsAt, status, resident }) => (
                <li key={id} className="card" data-appointment={resident.preferredName}>
                  <strong>
                    {clockText(startsAt)} – {clockText(endsAt)}
                  </strong>{' '}
                  <Link to={`/residents/${resident.id}`}>{resident.preferredName}</Link>{' '}
                  <Mark of="appointmentStatus" value={status} />
                  {status === 'BOOKED' && (
                    <div className="buttons">
                      <ActionButton primary label={t('group.checkIn')} send={() => checkIn({ id })} />
                      <ActionButton label={t('appointment.cancel')} send={() => cancel({ id })} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

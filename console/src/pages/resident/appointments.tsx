import { Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../api/problem'
import { clockText, localDay, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import {
  BookAppointmentDocument,
  CancelAppointmentDocument,
  MyAppointmentsDocument,
  SlotsDocument,
} from './appointments.gen'

/** A resident's appointments at the station. */
export function Appointments() {
  const t = useText()
  const { resident } = useViewer()
  const id = resident?.id ?? ''
  const [result, read] = useLive({ query: MyAppointmentsDocument, variables: { id } })
  const reread = () => read({ requestPolicy: 'network-only' })
  const cancel = useAction(CancelAppointmentDocument)
  return (
    <div className="phone">
      <h1>{t('nav.appointments')}</h1>
      <Loaded result={result} retry={reread}>
        {({ resident: own }) => (
          <>
            {(own?.appointments?.length ?? 0) === 0 && <Nothing text={t('appointment.none')} />}
            <ul className="plain">
              {own?.appointments?.map((one) => (
                <li key={one.id} className="card">
                  {timeText(one.startsAt)} – {clockText(one.endsAt)} <Mark of="appointmentStatus" value={one.status} />
                  {one.status === 'BOOKED' && (
                    <ActionButton label={t('appointment.cancel')} send={() => cancel({ id: one.id })} />
                  )}
                </li>
              ))}
            </ul>
            {own?.community.station && <Book residentId={id} station={own.community.station} done={reread} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

interface BookProps {
  residentId: string
  station: { readonly id: string; readonly name: string; readonly address: string }
  done: () => void
}

function Book({ residentId, station, done }: BookProps) {
  const t = useText()
  const [date, setDate] = useState(() => localDay(1))
  const [result, read] = useLive({ query: SlotsDocument, variables: { station: station.id, date }, pause: date === '' })
  const reread = () => read({ requestPolicy: 'network-only' })
  const book = useAction(BookAppointmentDocument)
  const [problem, setProblem] = useState<Problem | null>(null)
  const pick = async (startsAt: string) => {
    const draft = `appointment:${startsAt}`
    const outcome = await book({
      input: { stationId: station.id, residentId, startsAt, idempotencyKey: draftKey(draft) },
    })
    // A time that was cancelled can be booked again: that is another appointment.
    if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
    setProblem(outcome.problem)
    reread()
    if (outcome.data) done()
  }
  return (
    <section className="card">
      <h2>{t('appointment.book')}</h2>
      <p>
        {station.name} · {station.address}
      </p>
      <div className="field">
        <label htmlFor="slot-day">{t('appointment.day')}</label>
        <input
          id="slot-day"
          type="date"
          min={localDay()}
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
      </div>
      {problem && <ProblemNote problem={problem} />}
      <Loaded result={result} retry={reread}>
        {(data) =>
          data.station && data.station.slots.length > 0 ? (
            <div className="buttons" role="group" aria-label={t('appointment.slots')}>
              {data.station.slots.map(({ startsAt, placesLeft }) => (
                <Button key={startsAt} disabled={placesLeft === 0} onClick={() => void pick(startsAt)}>
                  {clockText(startsAt)}
                </Button>
              ))}
            </div>
          ) : (
            <Nothing text={t('appointment.closed')} />
          )
        }
      </Loaded>
    </section>
  )
}

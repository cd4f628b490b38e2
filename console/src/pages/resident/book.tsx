import { Alert, Button } from 'antd'
import { useState } from 'react'
import { clockText, localDay, timeText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { Dialog } from '../../kit/dialog'
import { draftKey, endDraftKey } from '../../kit/draft'
import { Loaded, Nothing } from '../../kit/loaded'
import { BookAppointmentDocument, SlotsDocument } from './appointments.gen'

interface Props {
  residentId: string
  station: { readonly id: string; readonly name: string; readonly address: string }
  /** Times that the resident has booked already: a second place at one of them would help nobody. */
  taken: readonly string[]
  done: () => void
}

/** A free time is chosen, and asked about before it is booked: a thumb slips easily. */
export function Book({ residentId, station, taken, done }: Props) {
  const t = useText()
  const [date, setDate] = useState(() => localDay(1))
  const [result, read] = useLive({ query: SlotsDocument, variables: { station: station.id, date }, pause: date === '' })
  const reread = () => read({ requestPolicy: 'network-only' })
  const book = useAction(BookAppointmentDocument)
  const [chosen, choose] = useState<string | null>(null)
  const [booked, setBooked] = useState<string | null>(null)
  const close = () => choose(null)
  const send = async (startsAt: string) => {
    const draft = `appointment:${startsAt}`
    const outcome = await book({
      input: { stationId: station.id, residentId, startsAt, idempotencyKey: draftKey(draft) },
    })
    // A time that was cancelled can be booked again: that is another appointment.
    if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
    reread()
    if (outcome.data) {
      setBooked(startsAt)
      done()
    }
    return outcome
  }
  return (
    <section className="card">
      <h2>{t('appointment.book')}</h2>
      <p>
        {station.name} · {station.address}
      </p>
      <div role="status">
        {booked && <Alert type="success" showIcon title={t('appointment.booked', { at: timeText(booked) })} />}
      </div>
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
      <Loaded result={result} retry={reread}>
        {(data) =>
          data.station && data.station.slots.length > 0 ? (
            <div className="buttons" role="group" aria-label={t('appointment.slots')}>
              {data.station.slots.map(({ startsAt, placesLeft }) => (
                <Button
                  key={startsAt}
                  disabled={placesLeft === 0 || taken.includes(startsAt)}
                  onClick={() => choose(startsAt)}
                >
                  {clockText(startsAt)}
                </Button>
              ))}
            </div>
          ) : (
            <Nothing text={t('appointment.closed')} />
          )
        }
      </Loaded>
      {chosen && (
        <Dialog title={t('appointment.bookWhich', { at: timeText(chosen) })} onClose={close}>
          <p>
            {station.name} · {station.address}
          </p>
          <ActionForm
            draft={`book:${chosen}`}
            fields={[]}
            submit={t('appointment.bookIt')}
            send={() => send(chosen)}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      )}
    </section>
  )
}

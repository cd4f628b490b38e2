import { timeText, useNow } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionButton } from '../../kit/action-button'
import { CheckInDocument, CheckOutDocument } from './attendance.gen'

/** How long before a task begins somebody can check in. */
const graceMilliseconds = 30 * 60_000

interface Props {
  id: string
  status: string
  startsAt: string
  endsAt: string
}

/** Coming and going of one volunteer; until it is time, when that will be. */
export function Attendance({ id, status, startsAt, endsAt }: Props) {
  const t = useText()
  const now = useNow()
  const [come, go] = [useAction(CheckInDocument), useAction(CheckOutDocument)]
  if (status === 'CHECKED_IN')
    return (
      <div className="buttons">
        <ActionButton primary label={t('group.checkOut')} send={() => go({ id })} />
      </div>
    )
  if (status !== 'ASSIGNED') return null
  const from = Date.parse(startsAt) - graceMilliseconds
  if (now < from)
    return <p className="quiet">{t('group.checkInFrom', { at: timeText(new Date(from).toISOString()) })}</p>
  if (now >= Date.parse(endsAt)) return <p className="quiet">{t('group.checkInOver')}</p>
  return (
    <div className="buttons">
      <ActionButton primary label={t('group.checkIn')} send={() => come({ id })} />
    </div>
  )
}

import { fromNow, timeText, useNow } from '../../api/time'
import { useText } from '../../i18n/text'

interface Clock {
  readonly status: string
  readonly openedAt: string
  readonly respondBy: string
  readonly dueAt: string
  readonly respondedAt?: string | null
  readonly resolvedAt?: string | null
  readonly overdue: boolean
  readonly pausedSince?: string | null
}

/** Beyond this part of its time a case is marked as due soon. */
const soon = 0.75

/** How much of the promised time has gone; the words say it too, for who does not see the colour. */
export function Deadline({ of }: { of: Clock }) {
  const t = useText()
  const now = useNow()
  if (of.resolvedAt || ['CLOSED', 'WITHDRAWN', 'REDIRECTED'].includes(of.status))
    return <span className="quiet">{of.resolvedAt ? t('clock.resolved', { at: timeText(of.resolvedAt) }) : ''}</span>
  const due = of.respondedAt || of.status !== 'RECEIVED' ? of.dueAt : of.respondBy
  const [from, to] = [Date.parse(of.openedAt), Date.parse(due)]
  const gone = Math.min(1, Math.max(0, (now - from) / Math.max(1, to - from)))
  const late = of.overdue || now > to
  const kind = late ? 'over' : gone > soon ? 'soon' : 'calm'
  const text = of.pausedSince
    ? t('clock.paused', { at: timeText(of.pausedSince) })
    : t(due === of.dueAt ? 'clock.due' : 'clock.respond', { when: fromNow(due, now) })
  return (
    <div className={`deadline ${kind}`}>
      <span className={late ? 'late' : ''}>
        {late && `${t('clock.overdue')} · `}
        {text}
      </span>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${gone * 100}%` }} />
      </span>
    </div>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSubscription } from 'urql'
import { timeText } from '../api/time'
import { useAction } from '../api/use-action'
import { useLive } from '../api/use-live'
import { useText } from '../i18n/text'
import { Dialog } from '../kit/dialog'
import { Nothing } from '../kit/loaded'
import { Mark } from '../kit/mark'
import { Said } from '../kit/problem-note'
import { useViewer } from './viewer'
import { NoticeReceivedDocument, NoticesDocument, ReadNoticeDocument } from './viewer.gen'

const shown = 50
const without = ['RESIDENT', 'VOLUNTEER', 'HUB_ADMIN']

/** What the hub has told this person: urges, deadlines, feedback. */
export function Notices() {
  const { role } = useViewer()
  return without.includes(role) ? null : <Bell />
}

function Bell() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [{ data }, reread] = useLive({ query: NoticesDocument, variables: { first: shown } })
  const read = useAction(ReadNoticeDocument)
  useSubscription({ query: NoticeReceivedDocument }, (_before, event) => {
    reread({ requestPolicy: 'network-only' })
    return event
  })
  const notices = data?.notices.edges.map(({ node }) => node) ?? []
  const unread = notices.filter(({ readAt }) => !readAt).length
  return (
    <>
      <Button className="bar-bell" onClick={() => setOpen(true)} aria-label={t('notice.open', { count: unread })}>
        <span aria-hidden="true">
          <svg className="bell" viewBox="0 0 16 16">
            <path d="M8 1a5 5 0 0 0-5 5v3l-1.5 2.5h13L13 9V6a5 5 0 0 0-5-5zM6 13a2 2 0 0 0 4 0z" />
          </svg>{' '}
          {unread > 0 ? unread : ''}
        </span>
      </Button>
      {open && (
        <Dialog title={t('notice.title')} onClose={() => setOpen(false)}>
          {notices.length === 0 && <Nothing text={t('notice.none')} />}
          <ul className="plain">
            {notices.map(({ id, kind, text, at, readAt, case: about }) => (
              <li key={id} className={readAt ? 'quiet card' : 'card'}>
                <Mark of="noticeKind" value={kind} /> <Said text={text} />
                <br />
                <small className="quiet">{timeText(at)}</small>{' '}
                {about && (
                  <Link to={`/cases/${about.id}`} onClick={() => setOpen(false)}>
                    {about.number}
                  </Link>
                )}{' '}
                {!readAt && (
                  <Button size="small" onClick={() => void read({ id })}>
                    {t('notice.read')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

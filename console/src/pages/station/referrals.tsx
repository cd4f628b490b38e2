import { Link } from 'react-router'
import { timeText } from '../../api/time'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText, type Say } from '../../i18n/text'
import { Mark } from '../../kit/mark'
import { Rows } from '../../kit/rows'
import { OutReferralsDocument, type OutReferralsQuery } from './station.gen'

type OutReferral = OutReferralsQuery['referrals']['edges'][number]['node']

const pageSize = 100
const rowHeight = 76
const out = ['OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED'] as const

/** What is out with providers, late first. */
export function StationReferrals() {
  const t = useText()
  const viewer = useViewer()
  const pages = usePages(
    OutReferralsDocument,
    { area: viewer.area?.code ?? '', status: [...out], first: pageSize },
    ({ referrals }) => referrals,
  )
  return (
    <>
      <header>
        <h1>{t('nav.referrals')}</h1>
        {pages.total !== null && <span>{t('station.out', { count: pages.total })}</span>}
      </header>
      <Rows
        pages={pages}
        label={t('nav.referrals')}
        empty={t('station.noneOut')}
        height={rowHeight}
        row={(one) => (
          <Link className="row" to={`/cases/${one.case.id}`}>
            <span>
              <strong>{one.case.number}</strong>
              <br />
              <Mark of="referralStatus" value={one.status} />
            </span>
            <span>
              {one.case.summary}
              <br />
              <small className="quiet">{one.provider?.name}</small>
            </span>
            <span>
              <Mark of="mode" value={one.mode} />
              {one.urges > 0 && <small className="late"> {t('board.urged', { count: one.urges })}</small>}
            </span>
            <span className={one.overdue ? 'late' : ''}>
              {one.overdue && `${t('clock.overdue')} · `}
              {whenOf(one, t)}
            </span>
          </Link>
        )}
      />
    </>
  )
}

/** What is waited for, and until when. */
function whenOf({ status, respondBy, completeBy, reportedAt }: OutReferral, t: Say): string {
  if (status === 'OFFERED') return t('referral.answerBy', { at: timeText(respondBy) })
  if (status === 'REPORTED') return t('referral.toConfirm', { at: timeText(reportedAt) })
  return t('referral.completeBy', { at: timeText(completeBy) })
}

import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { timeText } from '../../api/time'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { RecordVisit } from './record-visit'
import { Responsible } from './responsible'
import { CaseFromVisit } from './visit-item'
import { UnvisitedDocument } from './visits.gen'

const pageSize = 20
const periods = [30, 60, 90, 180] as const
const usual = 60

/** Households that nobody has called on for long, longest first; a need that is heard there becomes a case. */
export function Visits() {
  const t = useText()
  const { area, role } = useViewer()
  const [search, setSearch] = useSearchParams()
  const days = periods.find((known) => known === Number(search.get('days'))) ?? usual
  const pages = usePages(
    UnvisitedDocument,
    { code: area?.code ?? '', days, first: pageSize },
    (data) => data.area?.unvisited,
  )
  const [heard, hear] = useState<{ visitId: string; residentId: string; need: string } | null>(null)
  return (
    <>
      <header>
        <h1>{t('nav.visits')}</h1>
        {pages.total !== null && <span aria-live="polite">{t('visit.waiting', { count: pages.total, days })}</span>}
      </header>
      <div className="filters">
        <label>
          {t('visit.period')}
          <select value={days} onChange={({ target }) => setSearch({ days: target.value }, { replace: true })}>
            {periods.map((count) => (
              <option key={count} value={count}>
                {t('visit.days', { count })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {heard && (
        <Alert role="status" type="success" title={t('visit.recorded')} action={<CaseFromVisit {...heard} />} />
      )}
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('visit.nobodyWaits')} />}
      <ul className="plain columns">
        {pages.nodes.map((household) => (
          <li key={household.id} className="card" data-household={household.id}>
            <h2>{household.address ?? household.area.name}</h2>
            <p className="quiet">
              {household.area.name} ·{' '}
              {household.lastVisitAt ? `${t('visit.last')}: ${timeText(household.lastVisitAt)}` : t('visit.never')}
            </p>
            <p>
              {household.members.map(({ id, preferredName }, index) => (
                <span key={id}>
                  {index > 0 && ' · '}
                  <Link to={`/residents/${id}`}>{preferredName}</Link>
                </span>
              ))}
            </p>
            <RecordVisit
              members={household.members}
              done={({ id, residentId, need }) => {
                hear(need ? { visitId: id, residentId, need } : null)
                pages.refresh()
              }}
            />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
      {role === 'STATIONMASTER' && <Responsible />}
    </>
  )
}

import { Link } from 'react-router'
import { timeText } from '../../api/time'
import { useText } from '../../i18n/text'
import { Mark } from '../../kit/mark'

interface Props {
  residentId: string
  of: {
    readonly id: string
    readonly at: string
    readonly mood: string
    readonly note?: string | null
    readonly need?: string | null
    readonly by: { readonly name: string }
    readonly case?: { readonly id: string; readonly number: string } | null
  }
}

/** One visit that was made; a need that was heard there becomes a case, or is one already. */
export function VisitItem({ of, residentId }: Props) {
  const t = useText()
  return (
    <>
      <small className="quiet">
        {timeText(of.at)} · {of.by.name}
      </small>{' '}
      <Mark of="mood" value={of.mood} />
      {of.note && <p>{of.note}</p>}
      {of.need && (
        <p>
          {t('visit.need')}: {of.need}{' '}
          {of.case ? (
            <Link to={`/cases/${of.case.id}`}>{of.case.number}</Link>
          ) : (
            <CaseFromVisit visitId={of.id} residentId={residentId} need={of.need} />
          )}
        </p>
      )}
    </>
  )
}

/** What a household needs is for the station alone: it goes along in the window's history, never in an address. */
export function CaseFromVisit({ visitId, residentId, need }: { visitId: string; residentId: string; need: string }) {
  const t = useText()
  const from = new URLSearchParams({ visit: visitId, resident: residentId })
  return (
    <Link to={`/cases/new?${from.toString()}`} state={{ description: need }}>
      {t('visit.openCase')}
    </Link>
  )
}

import { useText } from '../../i18n/text'
import { Mark } from '../../kit/mark'
import type { Candidate } from './refer'

interface Props {
  rank: number
  of: Candidate
  chosen: boolean
  choose: () => void
}

/** One who can take the need on, with what each term adds to the score. */
export function CandidateCard({ rank, of, chosen, choose }: Props) {
  const t = useText()
  const distance =
    of.distanceMeters === null || of.distanceMeters === undefined
      ? ''
      : t('refer.metres', { count: Math.round(of.distanceMeters) })
  const fee = of.fee === null || of.fee === undefined ? '' : of.fee === 0 ? t('refer.free') : `¥${of.fee}`
  return (
    <div className="card" data-provider={of.providerName}>
      <label>
        <input type="checkbox" checked={chosen} onChange={choose} /> <strong>{`${rank}. ${of.providerName}`}</strong>
      </label>{' '}
      <Mark of="provider" value={of.providerKind} />{' '}
      <span className="score">
        {t('dispatch.score')} <strong>{of.score.toFixed(3)}</strong>
      </span>
      <br />
      {of.title} <small className="quiet">{[distance, fee].filter((part) => part !== '').join(' · ')}</small>
      <div className="terms" role="list" aria-label={t('refer.terms')}>
        {of.reasons.map(({ code, weight, value, text }) => (
          <div key={code + text} role="listitem" style={{ display: 'contents' }}>
            <span>{t(`term.${code}`)}</span>
            <span className="track" title={text} aria-hidden="true">
              <i style={{ width: `${value * 100}%` }} />
            </span>
            <span>{`${weight.toFixed(2)} × ${value.toFixed(2)}`}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

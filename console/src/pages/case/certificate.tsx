import { Button } from 'antd'
import { dayText } from '../../api/time'
import { useText } from '../../i18n/text'
import { Said } from '../../kit/problem-note'
import type { CaseFullFragment } from './case.gen'

/** What the resident takes home: where there is one, it is all of the page that is printed. */
export function Certificate({ of: { certificate, number, summary, resident } }: { of: CaseFullFragment }) {
  const t = useText()
  if (!certificate) return null
  const { issuedBy } = certificate
  const rows = [
    [t('newCase.resident'), resident?.fullName ?? resident?.preferredName],
    [t('case.about'), `${number} · ${summary}`],
    [t('case.issuedAt'), dayText(certificate.issuedAt)],
    [t('case.issuedBy'), [issuedBy?.station.name, issuedBy?.name].filter(Boolean).join(' · ')],
  ] as const
  return (
    <section className="card" data-certificate>
      <h2>
        {t('case.certificate')} {certificate.number}
      </h2>
      <p>
        <Said text={certificate.text} />
      </p>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value ? value : '–'}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button onClick={() => window.print()}>{t('case.print')}</Button>
      </div>
    </section>
  )
}

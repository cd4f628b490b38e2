import { Button } from 'antd'
import { dayText } from '../../api/time'
import { useText } from '../../i18n/text'
import type { CaseFullFragment } from './case.gen'

/** What the resident takes home; printed without the rest of the page's buttons. */
export function Certificate({ of: { certificate, number } }: { of: CaseFullFragment }) {
  const t = useText()
  if (!certificate) return null
  return (
    <section className="card" data-certificate>
      <h2>
        {t('case.certificate')} {certificate.number}
      </h2>
      <p>{certificate.text}</p>
      <p className="quiet">
        {number} · {dayText(certificate.issuedAt)} · {certificate.issuedBy?.name}
      </p>
      <div className="buttons">
        <Button onClick={() => window.print()}>{t('case.print')}</Button>
      </div>
    </section>
  )
}

import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Problem } from '../../api/problem'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ProblemNote, Said } from '../../kit/problem-note'
import { ImportServicesDocument, type ImportServicesMutation } from './services.gen'

/** A file of services as Open Referral HSDS 3 has it; what is wrong with a row is said, and the others are in. */
export function ImportForm({ done }: { done: () => void }) {
  const t = useText()
  const send = useAction(ImportServicesDocument)
  const input = useRef<HTMLInputElement>(null)
  const [report, setReport] = useState<ImportServicesMutation['importServices'] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const [terms, setTerms] = useState('')
  const chosen = async (file: File | undefined) => {
    if (!file) return
    setSending(true)
    setReport(null)
    const outcome = await send({ hsds: await file.text(), categoryMap: categoryMapOf(terms) })
    setSending(false)
    setProblem(outcome.problem)
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = ''
    if (!outcome.data) return
    setReport(outcome.data.importServices)
    done()
  }
  return (
    <section className="card">
      <h2>{t('import.title')}</h2>
      <p className="quiet">{t('import.what')}</p>
      <div className="field">
        <label htmlFor="import-terms">{t('import.terms')}</label>
        <textarea id="import-terms" rows={2} value={terms} onChange={({ target }) => setTerms(target.value)} />
        <small className="quiet">{t('import.termsHint')}</small>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('import.file')}
        onChange={({ target }) => void chosen(target.files?.[0])}
      />{' '}
      {sending && (
        <Button loading={{ delay: 300 }} type="text">
          {t('state.loading')}
        </Button>
      )}
      {problem && <ProblemNote problem={problem} />}
      {report && (
        <div role="status">
          <p>{t('import.report', { created: report.created, updated: report.updated, unchanged: report.unchanged })}</p>
          {report.failed.length > 0 && (
            <ul>
              {report.failed.map(({ row, id, message }) => (
                <li key={row} className="wrong">
                  {t('import.row', { row: row + 1 })} {id} <RowProblems of={message} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}

/** Every broken rule of a row, as the hub puts them together: `[17].schedules[0].opens_at: Must be …`. */
function RowProblems({ of }: { of: string }) {
  const parts = of.split(/ (?=\[\d+\][^ ]*: )/)
  return parts.map((part) => {
    const [, path = '', rule = part] = /^(\[\d+\][^ ]*): (.*)$/s.exec(part) ?? []
    return (
      <span key={part}>
        <code>{path}</code> <Said text={rule} />{' '}
      </span>
    )
  })
}

/** One term a line, with the hub's category that it means: `BH-3000 = life.repairs.plumbing`. */
function categoryMapOf(terms: string) {
  return terms
    .split('\n')
    .map((line) => line.split('=').map((part) => part.trim()))
    .flatMap(([term, categoryCode]) => (term && categoryCode ? [{ term, categoryCode }] : []))
}

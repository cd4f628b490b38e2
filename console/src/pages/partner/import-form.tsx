import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Problem } from '../../api/problem'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ProblemNote, Said } from '../../kit/problem-note'
import { brokenLine, categoryMapOf } from './import-terms'
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
  const [name, setName] = useState('')
  const broken = brokenLine(terms)
  const chosen = async (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    setSending(true)
    setReport(null)
    setProblem(null)
    const outcome = await send({ hsds: await file.text(), categoryMap: categoryMapOf(terms) })
    setSending(false)
    setProblem(outcome.problem && ofFile(outcome.problem))
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = ''
    if (!outcome.data) return
    setReport(outcome.data.importServices)
    done()
  }
  return (
    <details className="card">
      <summary>{t('import.title')}</summary>
      <p className="quiet">{t('import.what')}</p>
      <div className="field">
        <label htmlFor="import-terms">{t('import.terms')}</label>
        <textarea
          id="import-terms"
          rows={2}
          value={terms}
          aria-invalid={broken === null ? undefined : true}
          aria-describedby="import-terms-hint"
          onChange={({ target }) => setTerms(target.value)}
        />
        <small id="import-terms-hint" className={broken === null ? 'quiet' : 'wrong'}>
          {broken === null ? t('import.termsHint') : t('import.termsBroken', { line: broken })}
        </small>
      </div>
      <div className="buttons">
        {/* The browser’s own button would speak the browser’s language. */}
        <input
          ref={input}
          hidden
          type="file"
          accept="application/json,.json"
          aria-label={t('import.file')}
          onChange={({ target }) => void chosen(target.files?.[0])}
        />
        <Button
          type="primary"
          disabled={broken !== null}
          loading={sending && { delay: 300 }}
          onClick={() => input.current?.click()}
        >
          {t('import.choose')}
        </Button>
        <span>{name}</span>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {report && (
          <>
            <p>
              {t('import.report', { created: report.created, updated: report.updated, unchanged: report.unchanged })}
            </p>
            {report.failed.length > 0 && <p className="wrong">{t('import.failed', { count: report.failed.length })}</p>}
            <ul>
              {report.failed.map(({ row, id, message }) => (
                <li key={row}>
                  {t('import.row', { row: row + 1 })} {id} <RowProblems of={message} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}

/** The file is the only thing that is sent: what is wrong with it needs no name of a field. */
function ofFile(problem: Problem): Problem {
  const [first] = problem.fields
  return first?.path === 'hsds' ? { ...problem, fields: [], detail: first.message } : problem
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

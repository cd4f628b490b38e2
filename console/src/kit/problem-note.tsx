import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { timeText } from '../api/time'
import type { Problem } from '../api/problem'
import { serverText } from '../i18n/server-text'
import { useText, type Key, type Say } from '../i18n/text'
import { standingText } from './standing'

/** Says what a refusal means and what to do next, in the reader's language. */
export function problemText(t: Say, { code, errorId }: Problem): string {
  const key = `problem.${code}` as Key
  const text = t(key)
  const said = text === key ? t('problem.INTERNAL') : text
  return errorId ? `${said} (${errorId})` : said
}

/** One sentence of the hub's: in the reader's language where it is known there, and as it came otherwise. */
export function Said({ text }: { text: string }) {
  const known = serverText(text)
  return known === null ? <span lang="en">{text}</span> : <>{known}</>
}

export function ProblemNote({ problem, action }: { problem: Problem; action?: ReactNode }) {
  const t = useText()
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={reasonOf(problem) ?? problemText(t, problem)}
      description={<Details of={problem} />}
      action={action}
    />
  )
}

/** What the hub says of a right that is missing and nothing more. */
const bareRefusal = 'Your role does not allow this.'

/** Why something may not be done, where the hub says it: whom to ask depends on that. */
function reasonOf({ code, detail }: Problem): string | null {
  return code === 'FORBIDDEN' && detail !== bareRefusal ? serverText(detail) : null
}

/** What is known of it beside its kind. The hub's English is left out wherever the kind has been said already. */
function Details({ of }: { of: Problem }) {
  const t = useText()
  const { code, detail, details, fields } = of
  if (fields.length > 0)
    return (
      <ul>
        {fields.map(({ path, message }) => (
          <li key={path + message}>
            <code>{path.replace(/^input\./, '')}</code> <Said text={message} />
          </li>
        ))}
      </ul>
    )
  const standing = code === 'ILLEGAL_TRANSITION' ? standingText(t, of) : null
  if (standing !== null) return <>{standing}</>
  const { againAt } = details
  if (typeof againAt === 'string')
    return (
      <>
        {serverText(detail)} {t('problem.again', { at: timeText(againAt) })}
      </>
    )
  if (code === 'FORBIDDEN' || code === 'UNREACHABLE' || code === 'INTERNAL' || detail === '') return null
  const known = serverText(detail)
  if (known !== null) return <>{known}</>
  return `problem.${code}` === t(`problem.${code}` as Key) ? <span lang="en">{detail}</span> : null
}

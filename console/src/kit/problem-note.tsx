import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import type { en } from '../i18n/en'
import { useText, type Key, type Say } from '../i18n/text'

/** Says what a refusal means and what to do next, in the reader's language. */
export function problemText(t: Say, { code, errorId }: Problem): string {
  const key = `problem.${code}` as Key
  const text = t(key)
  const said = text === key ? t('problem.INTERNAL' satisfies keyof typeof en) : text
  return errorId ? `${said} (${errorId})` : said
}

export function ProblemNote({ problem, action }: { problem: Problem; action?: ReactNode }) {
  const t = useText()
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={problemText(t, problem)}
      description={
        problem.fields.length > 0 ? (
          <ul>
            {problem.fields.map(({ path, message }) => (
              <li key={path + message}>
                <code>{path.replace(/^input\./, '')}</code> {message}
              </li>
            ))}
          </ul>
        ) : problem.code === 'UNREACHABLE' || !problem.detail ? undefined : (
          <span lang="en">{problem.detail}</span>
        )
      }
      action={action}
    />
  )
}

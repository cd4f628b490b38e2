import type { FieldProblem } from '../../../shared/errors'

/** A row that was left out. */
export interface ImportFailure {
  /** From 0, as in the paths of its message. */
  readonly row: number
  /** As the row gives it; null when it gives none. */
  readonly id: string | null
  readonly message: string
}

/** What an import did. */
export interface ImportReport {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly ImportFailure[]
}

const longestMessage = 1_000

/** Each broken rule with its path from the list down: `[17].schedules[0].opens_at: Must be …` */
export function failure(row: number, id: string | null, problems: readonly FieldProblem[]): ImportFailure {
  const first = new Map<string, string>()
  for (const { path, message } of problems) if (!first.has(path)) first.set(path, message)
  const lines = [...first].map(
    ([path, message]) => `[${row}]${path && !path.startsWith('[') ? '.' : ''}${path}: ${message}`,
  )
  const message = lines.join(' ')
  return { row, id, message: message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message }
}

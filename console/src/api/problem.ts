import type { CombinedError } from 'urql'

/** What went wrong, as far as a person can do something about it. */
export interface Problem {
  /** The hub's `extensions.code`, or what the browser knows: the hub was not reached. */
  readonly code: string
  /** In the hub's words, which are English. */
  readonly detail: string
  readonly fields: readonly { readonly path: string; readonly message: string }[]
  readonly errorId: string | null
  /** Whatever else the hub said of it: where something stands, what is allowed, when to try again. */
  readonly details: Readonly<Record<string, unknown>>
}

/** A problem of which nothing but its kind is known. */
export function bareProblem(code: string): Problem {
  return { code, detail: '', fields: [], errorId: null, details: {} }
}

export function problemOf(error: CombinedError): Problem {
  const [first] = error.graphQLErrors
  if (!first) return bareProblem('UNREACHABLE')
  const { code, fields, errorId, ...details } = first.extensions as Partial<Problem>
  return {
    code: code ?? 'INTERNAL',
    detail: first.message,
    fields: fields ?? [],
    errorId: errorId ?? null,
    details,
  }
}

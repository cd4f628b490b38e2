import type { CombinedError } from 'urql'

/** What went wrong, as far as a person can do something about it. */
export interface Problem {
  /** The hub's `extensions.code`, or what the browser knows: the hub was not reached. */
  readonly code: string
  /** In the hub's words, which are English. */
  readonly detail: string
  readonly fields: readonly { readonly path: string; readonly message: string }[]
  readonly errorId: string | null
}

export function problemOf(error: CombinedError): Problem {
  const [first] = error.graphQLErrors
  if (!first) return { code: 'UNREACHABLE', detail: '', fields: [], errorId: null }
  const { code, fields, errorId } = first.extensions as { code?: string; fields?: Problem['fields']; errorId?: string }
  return { code: code ?? 'INTERNAL', detail: first.message, fields: fields ?? [], errorId: errorId ?? null }
}

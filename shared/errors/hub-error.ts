/** Everything the hub can answer as `extensions.code`. Anything else that is thrown becomes INTERNAL at the gateway. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONSENT_REQUIRED',
  'VALIDATION_FAILED',
  'CONFLICT',
  'ILLEGAL_TRANSITION',
  'DOCUMENTS_MISSING',
  'TASK_FULL',
  'ALREADY_CLAIMED',
  'TASK_NOT_OPEN',
  'SLOT_FULL',
  'INSUFFICIENT_BALANCE',
  'IDEMPOTENCY_MISMATCH',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'OPERATION_NOT_ALLOWED',
  'INTERNAL',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * A refusal that the caller may read: its message is for people and names no SQL, URL, table or other tenant.
 * `details` become the other `extensions` of the GraphQL error. A noun's own refusals extend it in `<noun>.errors.ts`.
 */
export class HubError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'HubError'
  }
}

/** Nobody has signed in, and the operation needs somebody. */
export class Unauthenticated extends HubError {
  constructor(message = 'Sign in to do this.') {
    super('UNAUTHENTICATED', message)
  }
}

/** The viewer's role may never do this, whatever the object. */
export class Forbidden extends HubError {
  constructor(message = 'Your role does not allow this.') {
    super('FORBIDDEN', message)
  }
}

/** Absent, or foreign: the two answer the same, so that nobody can probe for what exists. */
export class NotFound extends HubError {
  constructor(what: string) {
    super('NOT_FOUND', `There is no such ${what}.`)
  }
}

/** The change was decided on an older version of the object than the one that stands. */
export class Conflict extends HubError {
  constructor(what: string, currentVersion: number) {
    super('CONFLICT', `This ${what} has changed meanwhile. Read it again and decide anew.`, { currentVersion })
  }
}

/** A step that the state machine does not have from where the object stands. */
export class IllegalTransition extends HubError {
  constructor(what: string, from: string, allowed: readonly string[]) {
    super('ILLEGAL_TRANSITION', `A ${what} that is ${from} does not allow this step.`, { from, allowed })
  }
}

/** One broken rule of an input: `path` is dotted from the operation's arguments (`input.title`). */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** The input breaks rules; every broken rule is named, and nothing has changed. */
export class ValidationFailed extends HubError {
  constructor(readonly fields: readonly FieldProblem[]) {
    super('VALIDATION_FAILED', fields.map((field) => `${field.path}: ${field.message}`).join(' '), { fields })
  }
}

/** It was given up before it was done: by the server that worked on it, or because nobody waits that long. */
export class TookTooLong extends HubError {
  constructor() {
    super('SUBGRAPH_TIMEOUT', 'This took too long. Ask for less at once, or try again soon.')
  }
}

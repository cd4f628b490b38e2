import { HubError } from '../../errors'

/** The database does not answer. The caller may try again; the cause is for the log. */
export class DatabaseUnreachable extends HubError {
  constructor(name: string, cause: unknown) {
    super('SUBGRAPH_UNAVAILABLE', `The records of ${name} cannot be reached just now. Try again soon.`)
    this.name = 'DatabaseUnreachable'
    this.cause = cause
  }
}

const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
/** Shutting down, crashed, starting up, connection failures, too many clients. */
const server = /^(57P0[1-5]|08...|53300)$/

/** Whether an error says that the connection is gone or cannot be made, rather than that a statement is wrong. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return network.has(code) || server.test(code)
  return /^(Connection terminated|Query read timeout|timeout e(xceeded|xpired)|Client (has|was)|Cannot use a pool)/.test(
    String(message),
  )
}

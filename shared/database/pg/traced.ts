import type { PoolClient } from 'pg'
import { traced } from '../../telemetry/tracing'

type Query = (...args: unknown[]) => unknown

/** Makes a connection tell of each statement while something is being traced: its name, never its parameters. */
export function traceStatements(client: PoolClient): void {
  const query = client.query.bind(client) as Query
  const send: Query = (...args) => {
    const [statement] = args
    const text = textOf(statement)
    // Cursors and callers with a callback do not wait for a promise.
    if (text === null || typeof args.at(-1) === 'function') return query(...args)
    const summary = nameOf(text)
    const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': summary }
    return traced(summary, { kind: 'client', attributes }, () => query(...args) as Promise<unknown>)
  }
  client.query = send as PoolClient['query']
}

function textOf(statement: unknown): string | null {
  if (typeof statement === 'string') return statement
  if (typeof statement !== 'object' || statement === null || 'submit' in statement) return null
  return 'text' in statement && typeof statement.text === 'string' ? statement.text : null
}

/** The name in the statement's leading comment, else its first word: `commit`. */
function nameOf(text: string): string {
  return /^\s*\/\*\s*([\w.-]+)/.exec(text)?.[1] ?? /\w+/.exec(text)?.[0].toLowerCase() ?? 'statement'
}

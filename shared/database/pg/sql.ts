import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { ValidationFailed } from '../../errors'
import type { Transaction } from '../transaction'
import { opened, type AfterCommit } from './transaction'

/** Texts are few and fixed; should somebody build them, the surplus runs unnamed rather than fill the server's memory. */
const mostStatements = 2_000
const names = new Map<string, string>()

/** The text's own name and a hash of it: PostgreSQL cuts names at 63 bytes. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  const name = /^\s*\/\*\s*([\w.-]+)/.exec(text)?.[1]
  if (!name || names.size >= mostStatements) return undefined
  const full = `${name.slice(0, 48)}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
  names.set(text, full)
  return full
}

/**
 * Runs one statement in a transaction, prepared under the name in its leading comment: `/* openCasesByArea *\/ select …`.
 * The rows have the columns' names as they are in the statement.
 */
export async function sql<Row extends object>(
  tx: Transaction,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  if (values.some(holdsNul)) throw new ValidationFailed([{ path: '', message: 'Must not contain NUL characters.' }])
  const name = nameOf(text)
  const { rows } = await opened(tx).query({ ...(name ? { name } : {}), text, values: [...values] })
  return rows as Row[]
}

/** PostgreSQL takes none, and to find out from its error would spoil the transaction for the request's other fields. */
function holdsNul(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('\0') : Array.isArray(value) && value.some(holdsNul)
}

/** Has something done once the transaction is committed, and not otherwise; it neither fails nor is waited for. */
export function afterCommit(tx: Transaction, done: AfterCommit): void {
  opened(tx).afterCommit.push(done)
}

/** TypeORM's entity manager in the same transaction and on the same connection. */
export function entities(tx: Transaction): EntityManager {
  return opened(tx).entities
}

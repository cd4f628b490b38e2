import { createHash } from 'node:crypto'
import { sql } from '../database/pg'
import type { Transaction } from '../database'
import { HubError } from '../errors'
import { Checks } from '../validation'

/** The key was used before, with another input. */
export class IdempotencyMismatch extends HubError {
  constructor() {
    super('IDEMPOTENCY_MISMATCH', 'This idempotencyKey was used before with another input. Take a new key.')
  }
}

export interface OnceRequest {
  /** The use case: keys of different operations never meet. */
  readonly operation: string
  /** The caller's key; null just runs. */
  readonly key: string | null | undefined
  /** Where the key stands among the operation's arguments; default: `input.idempotencyKey` */
  readonly path?: string
  /** All that the result depends on. */
  readonly input: object
  /** What will be made has this id: it is kept with the key, and not by a statement of its own afterwards. */
  readonly id?: string
}

/**
 * Makes something once for each of a viewer's keys, in the transaction that makes it: the same key and input answer the
 * first id, also when both come at the same moment. Throws IdempotencyMismatch, and ValidationFailed for a key that is
 * empty, too long or unprintable.
 */
export async function once(
  tx: Transaction,
  { operation, key: given, input, path = 'input.idempotencyKey', id: known = undefined }: OnceRequest,
  make: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> {
  if (given === null || given === undefined) return { id: await make(), repeated: false }
  const checks = new Checks()
  const key = checks.text(path, given, { max: 200 })
  checks.done()
  const scope = [tx.viewer.id, operation, key]
  const hash = createHash('sha256').update(canonical(input)).digest('hex')
  // Waits for a transaction that is just using the same key.
  const claimed = await sql<{ key: string }>(
    tx,
    `/* claimIdempotencyKey */ insert into idempotency_key (viewer_id, operation, key, input_hash, made_id)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [...scope, hash, known ?? null],
  )
  if (claimed.length === 0) return firstAnswer(tx, scope, hash)
  const id = await make()
  if (id === known) return { id, repeated: false }
  await sql(
    tx,
    '/* keepIdempotentAnswer */ update idempotency_key set made_id = $4 where viewer_id = $1 and operation = $2 and key = $3',
    [...scope, id],
  )
  return { id, repeated: false }
}

async function firstAnswer(tx: Transaction, scope: readonly string[], hash: string) {
  const [first] = await sql<{ input_hash: string; made_id: string }>(
    tx,
    '/* idempotentAnswer */ select input_hash, made_id from idempotency_key where viewer_id = $1 and operation = $2 and key = $3',
    scope,
  )
  if (!first || first.input_hash !== hash) throw new IdempotencyMismatch()
  return { id: first.made_id, repeated: true }
}

/** JSON with sorted keys and without what is undefined, so that equal inputs have one text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

import type { Pool, PoolClient } from 'pg'

type Release = (error?: Error | boolean) => void
/** A pool that has ended gives its refusal alone. */
type Listener = (error: Error | undefined, client?: PoolClient, release?: Release) => void

/**
 * The pool, but a client lent to a callback may be given back twice. graphile-worker does so when it ends while its
 * LISTEN is under way and the connection is then lost; the second time would throw where nobody catches it, and end the
 * process.
 */
export function releasedOnce(pool: Pool): Pool {
  const connect = pool.connect.bind(pool) as { (): Promise<PoolClient>; (listener: Listener): void }
  const lend = (listener?: Listener) => {
    if (!listener) return connect()
    return connect((error, client, release) => {
      let given = release
      listener(error, client, (reason) => {
        const giveBack = given
        given = undefined
        giveBack?.(reason)
      })
    })
  }
  return Object.assign(pool, { connect: lend })
}

import type { Pool, PoolClient } from 'pg'

type Listener = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void

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
      let released = false
      listener(error, client, (reason) => {
        if (released) return
        released = true
        release(reason)
      })
    })
  }
  return Object.assign(pool, { connect: lend })
}

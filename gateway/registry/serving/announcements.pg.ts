import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { channel } from '../registry.store.pg'

/** Between two attempts to listen again. Milliseconds. */
const pause = 1_000

/** Hears what other gateways publish, on a connection of its own, which is made anew whenever it is lost. */
export class Announcements {
  private readonly leaving = new AbortController()
  private listening: Promise<void> = Promise.resolve()
  private lose: () => void = () => undefined

  constructor(
    private readonly pool: Pool,
    private readonly heard: () => void,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.listening = this.keepListening()
  }

  async close(): Promise<void> {
    this.leaving.abort()
    this.lose()
    await this.listening
    await this.pool.end()
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.leaving
    while (!signal.aborted) {
      try {
        await this.listenOnce()
      } catch (err) {
        this.log.warn({ err }, 'what is published elsewhere is not heard; it is looked for')
      }
      await wait(pause, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Until the connection is lost. */
  private async listenOnce(): Promise<void> {
    const client: PoolClient = await this.pool.connect()
    try {
      const lost = new Promise<void>((resolve) => {
        this.lose = resolve
        client.once('error', () => resolve())
        client.once('end', () => resolve())
      })
      client.on('notification', () => this.heard())
      await client.query(`listen ${channel}`)
      // What was published while nobody listened.
      this.heard()
      if (!this.leaving.signal.aborted) await lost
    } finally {
      client.removeAllListeners('notification')
      client.release(true)
    }
  }
}

import type { Logger } from 'pino'
import type { Pool } from 'pg'
import { restMilliseconds } from '../fence/turnstile'
import { Announcements } from './announcements.pg'

/** How often a gateway looks for what it has not heard of. Milliseconds. */
export const lookEvery = 2_000

export interface KeepingUpOptions {
  readonly pool: Pool
  readonly catchUp: () => Promise<void>
  /** Asks the services that are left alone whether they are back. */
  readonly probe: () => Promise<void>
  readonly log: Logger
}

/** Lets a gateway follow what is published anywhere: at once by notification, and within seconds without. */
export class KeepingUp {
  private readonly announcements: Announcements
  private readonly timers: readonly NodeJS.Timeout[]

  constructor({ pool, catchUp, probe, log }: KeepingUpOptions) {
    const follow = () => void catchUp().catch((err: unknown) => log.warn({ err }, 'the registry cannot be read'))
    this.announcements = new Announcements(pool, follow, log)
    this.announcements.start()
    this.timers = [setInterval(follow, lookEvery), setInterval(() => void probe(), restMilliseconds)]
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    await this.announcements.close()
  }
}

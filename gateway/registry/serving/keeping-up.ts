import type { Logger } from 'pino'
import type { Pool } from 'pg'
import { restMilliseconds } from '../fence/turnstile'
import { Announcements } from './announcements.pg'

/** How often a gateway looks for what it has not heard of. Milliseconds. */
export const lookEvery = 2_000

/** Does something again and again, as many milliseconds apart; answers how it is ended. */
export type Every = (milliseconds: number, work: () => void) => () => void

const byTimer: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds)
  return () => clearInterval(timer)
}

export interface KeepingUpOptions {
  readonly pool: Pool
  readonly catchUp: () => Promise<void>
  /** Asks the services that are left alone whether they are back. */
  readonly probe: () => Promise<void>
  /** By a timer where it is left out. */
  readonly every?: Every | undefined
  readonly log: Logger
}

/** Lets a gateway follow what is published anywhere: at once by notification, and within seconds without. */
export class KeepingUp {
  private readonly announcements: Announcements
  private readonly ends: readonly (() => void)[]

  constructor({ pool, catchUp, probe, every = byTimer, log }: KeepingUpOptions) {
    const follow = () => void catchUp().catch((err: unknown) => log.warn({ err }, 'the registry cannot be read'))
    this.announcements = new Announcements(pool, follow, log)
    this.announcements.start()
    this.ends = [every(lookEvery, follow), every(restMilliseconds, () => void probe())]
  }

  async close(): Promise<void> {
    for (const end of this.ends) end()
    await this.announcements.close()
  }
}

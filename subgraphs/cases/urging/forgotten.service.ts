import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import type { ForgottenStore } from './forgotten.store'

/** The name, and the key, of the job that looks for what was forgotten. */
export const forgottenSweep = 'forgotten'
const minutesBetween = 10

/**
 * Nothing is forgotten: at each start, and every ten minutes, whatever has a deadline, or waits for its next step, and no
 * job that will see to it gets one. The jobs look for themselves what is due, and set the next time. There is nothing to
 * do, most of the time: such cases are from before there were clocks, from a queue that was lost, or from a job that
 * failed too often.
 */
export class ForgottenService {
  constructor(
    private readonly forgotten: ForgottenStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Answers how many were forgotten, and will look again. */
  wake(caller: Caller): Promise<number> {
    return caller.write(async (tx) => {
      const now = this.clock.now()
      const runAt = new Date(now.getTime() + minutesBetween * 60_000)
      await this.jobs.add(tx, forgottenSweep, {}, { key: forgottenSweep, runAt })
      return this.forgotten.wake(tx, now)
    })
  }
}

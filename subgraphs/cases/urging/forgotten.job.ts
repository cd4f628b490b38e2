import type { JobHandler } from '../../../shared/jobs'
import { forgottenSweep, type ForgottenService } from './forgotten.service'

/** Looks for what was forgotten, again and again. */
export function forgottenJob(forgotten: ForgottenService): JobHandler {
  return { name: forgottenSweep, run: async (caller) => void (await forgotten.wake(caller)) }
}

import type { JobHandler } from '../../../shared/jobs'
import { cascadeNext } from './cascade'
import type { CascadeService } from './cascade.service'

/** The next step of a cascade. */
export function cascadeJob(cascades: CascadeService): JobHandler<{ batchId: string }> {
  return { name: cascadeNext, run: (caller, { batchId }) => cascades.next(caller, batchId) }
}

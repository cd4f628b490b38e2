import type { HubEvent } from '../../../shared/events'
import type { Evaluation } from './evaluation'

/** `evaluation.saved`, as docs/events.md has it. */
export function evaluationSaved(evaluation: Evaluation): Pick<HubEvent, 'kind' | 'aggregateId' | 'version' | 'data'> {
  const { id, caseId, referralId, providerId, by, resolved, satisfaction, version } = evaluation
  const data = { caseId, referralId, providerId, by, resolved, satisfaction }
  return { kind: 'evaluation.saved', aggregateId: id, version, data }
}

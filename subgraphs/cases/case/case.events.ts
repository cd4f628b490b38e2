import type { HubEvent } from '../../../shared/events'
import type { Case } from './case'
import type { CaseEventKind } from './timeline'

/** `case.changed`, as docs/events.md has it. */
export function caseChanged(
  the: Case,
  kind: CaseEventKind,
): Pick<HubEvent, 'kind' | 'aggregateId' | 'version' | 'data'> {
  const { communityCode, status, residentId, assigneeId, proposalId, visitId } = the
  return {
    kind: 'case.changed',
    aggregateId: the.id,
    version: the.version,
    data: { kind, communityCode, status, residentId, assigneeId, proposalId, visitId },
  }
}

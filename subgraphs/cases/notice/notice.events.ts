import type { NewEvent } from '../../../shared/events'
import type { Notice } from './notice'

/** `notice.created`, as docs/events.md has it: for whom and about what, never the text. */
export function noticeCreated(notice: Notice): NewEvent {
  const { id, kind, caseId, referralId, recipientKind, recipient } = notice
  return {
    kind: 'notice.created',
    aggregateId: id,
    version: 1,
    data: { kind, caseId, referralId, recipientKind, recipient },
  }
}

import { officerRoles } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import type { NoticePost } from '../notice/notice-post'
import type { Recipients } from '../notice/recipients'
import { mustBeOpen, type Case } from './case'
import type { CaseChanges } from './case-changes'
import { isOfficerAbove, mustBeOfStation } from './case.policy'
import { reasonOf } from './closure.service'

interface Ports {
  readonly changes: CaseChanges
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly clock: Clock
}

/** Cases handed up to the subdistrict, and back. The station keeps its part in them all the while. */
export class EscalationService {
  constructor(private readonly on: Ports) {}

  /** For the station. Throws NotFound, Conflict, and IllegalTransition when the subdistrict has it already. */
  escalate(caller: Caller, id: string, expectedVersion: number, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, expectedVersion)
      mustBeOfStation(tx.viewer, the)
      mustBeOpen(the)
      if (the.escalatedAt !== null) throw new IllegalTransition('case', 'ESCALATED', ['HANDED_BACK'])
      await this.raise(tx, the, reasonOf(reason))
    })
  }

  /** For the officers it was handed to. Throws NotFound, Conflict, and IllegalTransition when they do not have it. */
  handBack(caller: Caller, id: string, expectedVersion: number, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, expectedVersion)
      if (!officerRoles.includes(tx.viewer.role)) throw new Forbidden()
      if (!isOfficerAbove(tx.viewer, the)) throw new NotFound('case')
      if (the.escalatedAt === null) throw new IllegalTransition('case', the.status, ['ESCALATED'])
      const why = reasonOf(reason)
      const happening = { kind: 'HANDED_BACK', text: `Handed back: ${why}` } as const
      const back = await this.on.changes.record(tx, the, { escalatedAt: null }, happening)
      const { recipients, post } = this.on
      const to = [...(await recipients.holders(tx, back)), ...(await recipients.stationmaster(tx, the.communityCode))]
      const text = `${the.number} (${the.summary}) was handed back: ${why}`
      await post.send(tx, to, { kind: 'HANDED_BACK', text, caseId: the.id })
    })
  }

  /** Puts the case on the subdistrict's board, once; `heard`: as far as its clock has been heard then. */
  async raise(tx: Transaction, the: Case, why: string, heard: number = the.heard): Promise<Case> {
    if (the.escalatedAt !== null) return this.on.changes.record(tx, the, { heard })
    const happening = { kind: 'ESCALATED', text: `Escalated to the subdistrict: ${why}` } as const
    const raised = await this.on.changes.record(tx, the, { escalatedAt: this.on.clock.now(), heard }, happening)
    const text = `${the.number} (${the.summary}) was escalated: ${why}`
    const to = this.on.recipients.office(the.communityCode)
    await this.on.post.send(tx, to, { kind: 'ESCALATED', text, caseId: the.id })
    return raised
  }
}

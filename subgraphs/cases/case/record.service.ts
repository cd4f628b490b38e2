import type { Clock, Ids } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Forbidden, IllegalTransition } from '../../../shared/errors'
import { Checks } from '../../../shared/validation'
import type { ReferralStore } from '../referral/referral.store'
import type { TerritoryStore } from '../territory/territory.store'
import { mustBeOpen } from './case'
import type { CaseChanges } from './case-changes'
import { resumed } from './case-clock'
import type { CaseStore } from './case.store'
import { mustBeOfStation } from './case.policy'
import { reasonOf } from './closure.service'
import type { CaseNote, NoteStore } from './note.store'

interface Ports {
  readonly cases: CaseStore
  readonly notes: NoteStore
  readonly referrals: ReferralStore
  readonly territory: TerritoryStore
  readonly changes: CaseChanges
  readonly clock: Clock
  readonly ids: Ids
}

/** What the station keeps with a case beside its steps: notes, papers, who holds it, and the clock. */
export class RecordService {
  constructor(private readonly on: Ports) {}

  addNote(caller: Caller, caseId: string, body: string): Promise<CaseNote> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, caseId, null)
      mustBeOfStation(tx.viewer, the)
      const checks = new Checks()
      const text = checks.text('body', body, { max: 10_000 })
      checks.done()
      const note = { id: this.on.ids.next(), caseId, body: text, byId: tx.viewer.id, at: this.on.clock.now() }
      await this.on.notes.add(tx, note)
      // Not a word of it: the timeline is read by more people than the notes are.
      await this.on.changes.record(tx, the, {}, { kind: 'NOTED', text: 'Note written' })
      return note
    })
  }

  receiveDocument(caller: Caller, caseId: string, name: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, caseId, null)
      mustBeOfStation(tx.viewer, the)
      mustBeOpen(the)
      const checks = new Checks()
      const known = await this.on.cases.receiveDocument(tx, caseId, name, this.on.clock.now())
      checks.that(known, 'name', 'Is none of the documents that this case needs.')
      checks.done()
      await this.on.changes.record(tx, the, {}, { kind: 'DOCUMENT_RECEIVED', text: `Received: ${name}` })
    })
  }

  /** For the stationmaster. */
  reassign(caller: Caller, id: string, expectedVersion: number, assigneeId: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, expectedVersion)
      mustBeOfStation(tx.viewer, the)
      if (tx.viewer.role !== 'STATIONMASTER') throw new Forbidden()
      mustBeOpen(the)
      const member = await this.on.territory.staff(tx, assigneeId)
      const checks = new Checks()
      checks.that(member?.communityCode === the.communityCode, 'assigneeId', "Is nobody of the case's station.")
      checks.done()
      await this.on.referrals.reassign(tx, id, assigneeId)
      await this.on.changes.record(tx, the, { assigneeId }, { kind: 'REASSIGNED', text: 'Reassigned' })
    })
  }

  pause(caller: Caller, id: string, expectedVersion: number, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, expectedVersion)
      mustBeOfStation(tx.viewer, the)
      mustBeOpen(the)
      if (the.pausedSince !== null) throw new IllegalTransition('case', 'PAUSED', ['RESUMED'])
      const text = `Paused: ${reasonOf(reason)}`
      await this.on.changes.record(tx, the, { pausedSince: this.on.clock.now() }, { kind: 'PAUSED', text })
    })
  }

  resume(caller: Caller, id: string, expectedVersion: number): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, expectedVersion)
      mustBeOfStation(tx.viewer, the)
      if (the.pausedSince === null) throw new IllegalTransition('case', 'RUNNING', ['PAUSED'])
      const change = resumed(the, this.on.clock.now())
      await this.on.changes.record(tx, the, change, { kind: 'RESUMED', text: 'Resumed' })
    })
  }
}

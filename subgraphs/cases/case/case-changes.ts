import type { Clock, Ids } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { Conflict, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import type { Jobs } from '../../../shared/jobs'
import { isUuid } from '../../../shared/validation'
import type { NoticePost } from '../notice/notice-post'
import { member, type Recipients } from '../notice/recipients'
import { isOpen, type Case } from './case'
import { caseChanged } from './case.events'
import type { CaseStore } from './case.store'
import type { Happening } from './timeline'
import type { TimelineStore } from './timeline.store'

interface Ports {
  readonly cases: CaseStore
  readonly timeline: TimelineStore
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly clock: Clock
  readonly ids: Ids
}

/** The name of the job that lets a case make itself heard. */
export const caseClock = 'case-clock'

/**
 * The one way in which cases change: locked, checked against the version that was decided on, saved with one version,
 * one event of the timeline and one event of the outbox for each thing that happened.
 */
export class CaseChanges {
  constructor(private readonly on: Ports) {}

  /** Throws NotFound, and Conflict when `expectedVersion` (null: any) is not the one that stands. */
  async lock(tx: Transaction, id: string, expectedVersion: number | null): Promise<Case> {
    const the = await this.find(tx, id)
    if (!the) throw new NotFound('case')
    if (expectedVersion !== null && the.version !== expectedVersion) throw new Conflict('case', the.version)
    return the
  }

  /** The case, held until the transaction ends; null when it is absent, or not the viewer's to change. */
  async find(tx: Transaction, id: string): Promise<Case | null> {
    return isUuid(id) ? this.on.cases.lock(tx, id) : null
  }

  /** Writes a new case, its first event included. */
  async open(tx: Transaction, the: Case, documents: readonly string[], first: Happening): Promise<void> {
    await this.on.cases.add(tx, the, documents)
    await this.tell(tx, the, first, the.openedAt)
    await this.setClock(tx, null, the)
  }

  async record(tx: Transaction, before: Case, change: Partial<Case>, ...happened: Happening[]): Promise<Case> {
    const changed: Case = { ...before, ...change, version: before.version + happened.length }
    const at = stampOf(before, change) ?? this.on.clock.now()
    const the = { ...changed, ...followed(before, changed, at) }
    await this.on.cases.save(tx, the)
    for (const [index, happening] of happened.entries())
      await this.tell(tx, { ...the, version: before.version + index + 1 }, happening, at)
    await this.setClock(tx, before, the)
    if (the.assigneeId !== null && ![before.assigneeId, tx.viewer.id].includes(the.assigneeId))
      await this.assigned(tx, the, the.assigneeId)
    if (tx.viewer.role === 'RESIDENT' && happened.some(({ kind }) => kind === 'REOPENED'))
      await this.notResolved(tx, the)
    return the
  }

  /** Lets the case make itself heard at a time, instead of at the one that was set before. */
  wake(tx: Transaction, { id: caseId }: Case, runAt: Date): Promise<void> {
    return this.on.jobs.add(tx, caseClock, { caseId }, { key: clockKey(caseId), runAt })
  }

  /** Who sets it does not matter: each change of what the clock goes by does. */
  private async setClock(tx: Transaction, before: Case | null, the: Case): Promise<void> {
    if (before && isOpen(before.status) === isOpen(the.status) && isSame(before, the)) return
    if (!isOpen(the.status) || the.pausedSince !== null) return this.on.jobs.cancel(tx, clockKey(the.id))
    // What comes after the deadline depends on the station's opening hours: the job itself looks when.
    return this.wake(tx, the, [the.warnAt, the.dueAt][the.heard] ?? this.on.clock.now())
  }

  private async assigned(tx: Transaction, the: Case, assigneeId: string): Promise<void> {
    const text = `${the.number} (${the.summary}) is yours now`
    await this.on.post.send(tx, [member(assigneeId)], { kind: 'ASSIGNED', text, caseId: the.id })
  }

  private async notResolved(tx: Transaction, the: Case): Promise<void> {
    const text = `${the.number} (${the.summary}): the resident says that it is not resolved`
    await this.on.post.send(tx, await this.on.recipients.holders(tx, the), {
      kind: 'NOT_RESOLVED',
      text,
      caseId: the.id,
    })
  }

  private async tell(tx: Transaction, the: Case, { kind, text, referralId }: Happening, at: Date): Promise<void> {
    const { ids, outbox, timeline } = this.on
    await timeline.add(tx, {
      id: ids.next(),
      caseId: the.id,
      sequence: the.version,
      kind,
      at,
      actorId: tx.viewer.role === 'SYSTEM' ? null : tx.viewer.id,
      text,
      referralId: referralId ?? null,
      status: the.status,
      assigneeId: the.assigneeId,
    })
    await outbox.publish(tx, caseChanged(the, kind))
  }
}

const stamps = ['respondedAt', 'resolvedAt', 'closedAt', 'escalatedAt', 'pausedSince'] as const

/** The moment that a step has already written into the case: the timeline tells the same one. */
function stampOf(before: Case, change: Partial<Case>): Date | null {
  const changed = stamps.map((stamp) => (change[stamp] === before[stamp] ? null : change[stamp]))
  return changed.find((at) => at !== null && at !== undefined) ?? null
}

/** What a change of status brings with it: the subdistrict has open cases only, and lateness begins anew at a reopening. */
function followed(before: Case, the: Case, now: Date): Partial<Case> {
  if (!isOpen(the.status)) return { escalatedAt: null }
  return isOpen(before.status) ? {} : { reopenedAt: now }
}

function isSame(a: Case, b: Case): boolean {
  const times = (the: Case) => [the.warnAt, the.dueAt, the.pausedSince].map((time) => time?.getTime())
  return a.heard === b.heard && String(times(a)) === String(times(b))
}

/** One clock for each case. */
export function clockKey(caseId: string): string {
  return `case-clock:${caseId}`
}

import type { Clock, Ids } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import { distinct, type Notice, type Recipient, type Told } from './notice'
import { noticeCreated } from './notice.events'
import type { NoticeStore } from './notice.store'

/** A part of a viewer's transaction that is the hub's own doing. */
export type SystemPart = <T>(tx: Transaction, work: (tx: Transaction) => Promise<T>) => Promise<T>

interface Ports {
  readonly notices: NoticeStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly asSystem: SystemPart
}

/** Sends notices: stored and told if, and only if, the step that they follow from is. */
export class NoticePost {
  constructor(private readonly on: Ports) {}

  async send(tx: Transaction, to: readonly Recipient[], told: Told): Promise<void> {
    const { notices, outbox, clock, ids, asSystem } = this.on
    const about = { kind: told.kind, text: told.text, caseId: told.caseId ?? null, referralId: told.referralId ?? null }
    const sent = distinct(to).map(({ kind: recipientKind, id: recipient }): Notice => ({
      ...about,
      ...{ id: ids.next(), recipientKind, recipient, at: clock.now(), readAt: null },
    }))
    if (sent.length === 0) return
    await asSystem(tx, async (own) => {
      await notices.addAll(own, sent)
      await outbox.publishAll(own, sent.map(noticeCreated))
    })
  }
}

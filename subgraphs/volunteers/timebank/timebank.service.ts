import { isStationOf } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import { volunteerIdOf } from '../volunteer/volunteer'
import { NoProfile } from '../volunteer/volunteer.errors'
import type { VolunteerStore } from '../volunteer/volunteer.store'
import { mostPerTransfer, type LedgerEntry, type Transfer } from './ledger'
import type { LedgerStore } from './ledger.store'

export interface TimeBankDeps {
  readonly ledger: LedgerStore
  readonly volunteers: VolunteerStore
  readonly clock: Clock
  readonly ids: Ids
}

type Movement = Pick<Transfer, 'from' | 'to' | 'minutes' | 'reason'> & Partial<Transfer>

/** The time bank: minutes are earned by service, given to others, and redeemed for help. */
export class TimeBankService {
  constructor(private readonly deps: TimeBankDeps) {}

  /** Credits a confirmed assignment; the table refuses a second time. */
  async creditService(
    tx: Transaction,
    assignment: { id: string; taskId: string; volunteerId: string },
    minutes: number,
  ): Promise<void> {
    const { ledger, ids } = this.deps
    const from = await ledger.accountFor(tx, 'SERVICE')
    const to = await ledger.accountOf(tx, assignment.volunteerId, ids.next())
    const { id: assignmentId, taskId } = assignment
    await this.move(tx, { from, to, minutes, reason: 'SERVICE', assignmentId, taskId })
  }

  /** Gives minutes of the viewer's own to another volunteer; answers the viewer's entry. Throws InsufficientBalance. */
  async gift(caller: Caller, toVolunteerId: string, minutes: number, key: string): Promise<LedgerEntry> {
    const { ledger, volunteers, ids } = this.deps
    const own = volunteerIdOf(caller.viewer)
    const checks = this.checkedMinutes(minutes)
    checks.that(toVolunteerId.toLowerCase() !== own, 'toVolunteerId', 'Must be somebody else.')
    checks.done()
    if (!isUuid(toVolunteerId)) throw new NotFound('volunteer')
    return this.entry(caller, { operation: 'giftMinutes', key, input: { toVolunteerId, minutes } }, async (tx) => {
      if ((await volunteers.byIds(tx, [own])).length === 0) throw new NoProfile()
      const to = await ledger.accountToGiveTo(tx, toVolunteerId, ids.next())
      if (!to) throw new NotFound('volunteer')
      const from = await ledger.accountOf(tx, own, ids.next())
      return (await this.move(tx, { from, to, minutes, reason: 'GIFT' })).entryOut
    })
  }

  /** Takes minutes off an account for help that somebody has had; for the station. Throws InsufficientBalance. */
  async redeem(
    caller: Caller,
    volunteerId: string,
    minutes: number,
    forWhat: string,
    key: string,
  ): Promise<LedgerEntry> {
    const { ledger, volunteers, ids } = this.deps
    const checks = this.checkedMinutes(minutes)
    const note = checks.text('forWhat', forWhat, { max: 200 })
    checks.done()
    const input = { volunteerId, minutes, forWhat }
    return this.entry(caller, { operation: 'redeemMinutes', key, input }, async (tx) => {
      const [volunteer] = isUuid(volunteerId) ? await volunteers.byIds(tx, [volunteerId]) : []
      const own = volunteer && volunteer.id === volunteerIdOf(caller.viewer)
      if (!volunteer || (!own && !isStationOf(caller.viewer, caller.viewer.area ?? ''))) throw new NotFound('volunteer')
      const from = await ledger.accountOf(tx, volunteer.id, ids.next())
      const to = await ledger.accountFor(tx, 'REDEEMED')
      return (await this.move(tx, { from, to, minutes, reason: 'REDEEMED', note })).entryOut
    })
  }

  /** Puts an account right, up (positive) or down; for the station. Throws InsufficientBalance. */
  async correct(
    caller: Caller,
    volunteerId: string,
    minutes: number,
    reason: string,
    key: string,
  ): Promise<LedgerEntry> {
    const { ledger, volunteers, ids } = this.deps
    const checks = new Checks()
    checks.number('minutes', minutes, { min: -mostPerTransfer, max: mostPerTransfer })
    checks.that(minutes !== 0, 'minutes', 'Must not be 0.')
    const note = checks.text('reason', reason, { max: 200 })
    checks.done()
    const input = { volunteerId, minutes, reason }
    return this.entry(caller, { operation: 'correctMinutes', key, input }, async (tx) => {
      const [volunteer] = isUuid(volunteerId) ? await volunteers.byIds(tx, [volunteerId]) : []
      if (!volunteer) throw new NotFound('volunteer')
      const own = await ledger.accountOf(tx, volunteer.id, ids.next())
      const hub = await ledger.accountFor(tx, 'CORRECTION')
      const [from, to] = minutes > 0 ? [hub, own] : [own, hub]
      const moved = await this.move(tx, { from, to, minutes: Math.abs(minutes), reason: 'CORRECTION', note })
      return minutes > 0 ? moved.entryIn : moved.entryOut
    })
  }

  private checkedMinutes(minutes: number): Checks {
    const checks = new Checks()
    checks.number('minutes', minutes, { min: 1, max: mostPerTransfer })
    return checks
  }

  private async entry(
    caller: Caller,
    request: { operation: string; key: string; input: object },
    /** Answers the id of the entry that the caller is told. */
    work: (tx: Transaction) => Promise<string>,
  ): Promise<LedgerEntry> {
    return caller.write(async (tx) => {
      const { id } = await once(tx, { ...request, path: 'idempotencyKey' }, () => work(tx))
      const entry = await this.deps.ledger.byId(tx, id)
      if (!entry) throw new NotFound('entry')
      return entry
    })
  }

  private async move(tx: Transaction, movement: Movement): Promise<Transfer> {
    const { ledger, clock, ids } = this.deps
    const fresh = { id: ids.next(), entryIn: ids.next(), entryOut: ids.next(), at: clock.now() }
    const transfer = { taskId: null, assignmentId: null, note: null, ...fresh, ...movement }
    await ledger.move(tx, transfer)
    return transfer
  }
}

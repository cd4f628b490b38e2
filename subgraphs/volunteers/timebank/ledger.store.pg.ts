import { sql } from '../../../shared/database/pg'
import type { Nested, NestedCount } from '../paging/nested-pages'
import type { LedgerEntry } from './ledger'
import { InsufficientBalance } from './ledger.errors'
import type { LedgerStore } from './ledger.store'

const columns = `entry.id, number, at, minutes, balance_after as "balanceAfter", reason, task_id as "taskId",
  coalesce(note, case
    when counter.purpose = 'SERVICE' then 'Service'
    when counter.purpose = 'REDEEMED' then 'Redeemed'
    when counter.purpose = 'CORRECTION' then 'Correction by the station'
    else 'Another volunteer'
  end) as counterparty`
const counter = 'left join account as counter on counter.id = counter_account_id'

export const ledgerInPostgres: LedgerStore = {
  async accountOf(tx, volunteerId, newId) {
    const open = `/* openAccount */ insert into account (id, volunteer_id) values ($1, $2) on conflict do nothing`
    await sql(tx, open, [newId, volunteerId])
    const text = '/* accountOf */ select id from account where volunteer_id = $1'
    return (await sql<{ id: string }>(tx, text, [volunteerId]))[0]?.id ?? newId
  },
  async accountToGiveTo(tx, volunteerId, newId) {
    const text = '/* accountToGiveTo */ select account_to_give_to($1, $2) as id'
    return (await sql<{ id: string | null }>(tx, text, [volunteerId, newId]))[0]?.id ?? null
  },
  async accountFor(tx, purpose) {
    const [account] = await sql<{ id: string }>(tx, '/* accountFor */ select id from account where purpose = $1', [
      purpose,
    ])
    if (!account) throw new Error(`The time bank has no account for ${purpose}`)
    return account.id
  },
  async move(tx, { id, entryIn, entryOut, from, to, minutes, reason, at, taskId, assignmentId, note }) {
    const text = '/* moveMinutes */ select move_minutes($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)'
    try {
      await sql(tx, text, [id, entryIn, entryOut, from, to, minutes, reason, at, taskId, assignmentId, note])
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'account_covered') throw new InsufficientBalance()
      throw error
    }
  },
  async byId(tx, id) {
    const text = `/* entryById */ select ${columns} from entry ${counter} where entry.id = $1`
    return (await sql<LedgerEntry>(tx, text, [id]))[0] ?? null
  },
  ofVolunteers: {
    rows(tx, volunteerIds, _filter, before, limit) {
      const text = `/* entriesOfVolunteers */ select own.volunteer_id as parent, line.* from account as own
        cross join lateral (
          select ${columns} from entry ${counter}
          where account_id = own.id and ($2::integer is null or number < $2)
          order by number desc limit $3
        ) as line
        where own.volunteer_id = any ($1::uuid[])
        order by own.volunteer_id, number desc`
      return sql<Nested<LedgerEntry>>(tx, text, [volunteerIds, before?.[0] ?? null, limit])
    },
    counts(tx, volunteerIds) {
      // Numbers have no gaps: the last one is how many there are.
      const text = `/* entryCounts */ select volunteer_id as parent, entries as count from account
        where volunteer_id = any ($1::uuid[])`
      return sql<NestedCount>(tx, text, [volunteerIds])
    },
  },
}

import { sql } from '../../../shared/database/pg'
import type { Nested, NestedCount } from '../paging/nested-pages'
import { idsIn } from '../volunteer/volunteer.store.pg'
import type { LedgerEntry } from './ledger'
import { InsufficientBalance } from './ledger.errors'
import type { LedgerStore } from './ledger.store'

const columns = `entry.id, number, at, minutes, balance_after as "balanceAfter", reason, task_id as "taskId",
  coalesce(note, case reason
    when 'SERVICE' then 'Service'
    when 'REDEEMED' then 'Redeemed'
    when 'CORRECTION' then 'Correction by the station'
    else 'Another volunteer'
  end) as counterparty`

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
    const text = `/* entryById */ select ${columns} from entry where entry.id = $1`
    return (await sql<LedgerEntry>(tx, text, [id]))[0] ?? null
  },
  ofVolunteers: {
    rows(tx, volunteerIds, _filter, before, limit) {
      // Numbers have no gaps, so a page is a span of them. A limit would be planned anew for each, as ids in an array are.
      // Its ends are worked out first: what could tell of a row is not asked of the index before row-level security is.
      const text = `/* entriesOfVolunteers */ select own.volunteer_id as parent, line.*
        from (
          select id, volunteer_id, before, before - $3::integer as last from (
            select id, volunteer_id, greatest(1, least(entries + 1, $2::integer)) as before from account
            where volunteer_id in (${idsIn('$1')})
          ) as asked
          offset 0
        ) as own
        cross join lateral (
          select ${columns} from entry where account_id = own.id and number < own.before and number >= own.last
        ) as line
        order by own.volunteer_id, number desc`
      return sql<Nested<LedgerEntry>>(tx, text, [JSON.stringify(volunteerIds), before?.[0] ?? null, limit])
    },
    counts(tx, volunteerIds) {
      // Numbers have no gaps: the last one is how many there are.
      const text = `/* entryCounts */ select volunteer_id as parent, entries as count from account
        where volunteer_id = any ($1::uuid[])`
      return sql<NestedCount>(tx, text, [volunteerIds])
    },
  },
}

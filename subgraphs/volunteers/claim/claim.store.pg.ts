import { sql } from '../../../shared/database/pg'
import type { Nested, NestedCount } from '../paging/nested-pages'
import type { Claim } from './claim'
import { AlreadyClaimed } from './claim.errors'
import type { ClaimBasis, ClaimStore } from './claim.store'

const columns = `id, task_id as "taskId", group_id as "groupId", seats, status, claimed_at as "claimedAt"`

export const claimsInPostgres: ClaimStore = {
  async take(tx, { id, taskId, groupId, areaCode, seats, status, claimedBy, claimedAt }, task) {
    const text = `/* takeSeats */ with taken as (
        update task set status = $9, seats_taken = $10, version = $11 where id = $2
      )
      insert into claim (id, task_id, group_id, area_code, seats, status, claimed_by, claimed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`
    const claim = [id, taskId, groupId, areaCode, seats, status, claimedBy, claimedAt]
    try {
      await sql(tx, text, [...claim, task.status, task.seatsTaken, task.version])
    } catch (error) {
      // Two claims of one group at once: both found none that stands, and the second waited for the first.
      if ((error as { constraint?: string }).constraint === 'claim_once') throw new AlreadyClaimed()
      throw error
    }
  },
  async lock(tx, id) {
    const text = `/* claimLocked */ select ${columns} from claim where id = $1 for update`
    return (await sql<Claim>(tx, text, [id]))[0] ?? null
  },
  async basis(tx, taskId, groupId) {
    const text = `/* claimBasis */ select (select status from volunteer_group where id = $2) as "groupStatus",
      exists (select from claim where task_id = $1 and group_id = $2 and status <> 'RELEASED') as stands`
    const [basis] = await sql<ClaimBasis>(tx, text, [taskId, groupId])
    return basis ?? { groupStatus: null, stands: false }
  },
  release(tx, which, reason) {
    const text = `/* releaseClaims */ update claim set status = 'RELEASED', release_reason = $3
      where (id = $1 or task_id = $2) and status = 'HELD' returning ${columns}`
    const [id, taskId] = 'id' in which ? [which.id, null] : [null, which.taskId]
    return sql<Claim>(tx, text, [id, taskId, reason])
  },
  async setStatus(tx, id, status) {
    await sql(tx, '/* setClaimStatus */ update claim set status = $2 where id = $1', [id, status])
  },
  async anyHeld(tx, taskId) {
    const text = `/* heldClaims */ select from claim where task_id = $1 and status = 'HELD' limit 1`
    return (await sql(tx, text, [taskId])).length > 0
  },
  byIds(tx, ids) {
    return sql<Claim>(tx, `/* claimsByIds */ select ${columns} from claim where id = any ($1::uuid[])`, [ids])
  },
  ofTasks(tx, taskIds) {
    const text = `/* claimsOfTasks */ select ${columns} from claim where task_id = any ($1::uuid[]) order by claimed_at, id`
    return sql<Claim>(tx, text, [taskIds])
  },
  ofGroups: {
    rows(tx, groupIds, { status }, after, limit) {
      const text = `/* claimsOfGroups */ select asked.id as parent, taken.* from unnest($1::uuid[]) as asked (id)
        cross join lateral (
          select ${columns} from claim where group_id = asked.id and ($2::text[] is null or status = any ($2))
            and ($3::timestamptz is null or (claimed_at, id) < ($3, $4::uuid))
          order by claimed_at desc, id desc limit $5
        ) as taken
        order by asked.id, "claimedAt" desc, taken.id desc`
      return sql<Nested<Claim>>(tx, text, [groupIds, status, after?.[0] ?? null, after?.[1] ?? null, limit])
    },
    counts(tx, groupIds, { status }) {
      const text = `/* claimCounts */ select group_id as parent, count(*) as count from claim
        where group_id = any ($1::uuid[]) and ($2::text[] is null or status = any ($2)) group by group_id`
      return sql<NestedCount>(tx, text, [groupIds, status])
    },
  },
}

import { sql } from '../../../shared/database/pg'
import type { Nested, NestedCount } from '../paging/nested-pages'
import type { Volunteer } from '../volunteer/volunteer'
import { idsIn, volunteerColumns } from '../volunteer/volunteer.store.pg'
import type { Applicant, Fitness, MemberStore, Membership, MembershipStatus } from './member.store'

export const membersInPostgres: MemberStore = {
  async lock(tx, groupId, volunteerId) {
    const text = `/* membershipLocked */ select status from membership
      where group_id = $1 and volunteer_id = $2 for update`
    return (await sql<{ status: MembershipStatus }>(tx, text, [groupId, volunteerId]))[0]?.status ?? null
  },
  async request(tx, groupId, volunteerId, at) {
    const text = `/* requestMembership */ insert into membership (group_id, volunteer_id, status, requested_at)
      values ($1, $2, 'REQUESTED', $3) on conflict do nothing`
    await sql(tx, text, [groupId, volunteerId, at])
  },
  async admit(tx, groupId, volunteerId, at) {
    const text = `/* admitMember */ update membership set status = 'ADMITTED', admitted_at = $3
      where group_id = $1 and volunteer_id = $2`
    await sql(tx, text, [groupId, volunteerId, at])
  },
  async remove(tx, groupId, volunteerId) {
    const text = '/* removeMember */ delete from membership where group_id = $1 and volunteer_id = $2'
    await sql(tx, text, [groupId, volunteerId])
  },
  ofGroups: {
    rows(tx, groupIds, _filter, after, limit) {
      const text = `/* membersOfGroups */ select asked.id as parent, ${volunteerColumns}
        from (${idsIn('$1')}) as asked (id)
        cross join lateral (
          select volunteer_id from membership where group_id = asked.id and membership.status = 'ADMITTED'
            and ($2::uuid is null or volunteer_id > $2)
          order by volunteer_id limit $3
        ) as member
        join volunteer on volunteer.id = member.volunteer_id
        order by asked.id, volunteer.id`
      return sql<Nested<Volunteer>>(tx, text, [JSON.stringify(groupIds), after?.[0] ?? null, limit])
    },
    counts(tx, groupIds) {
      const text = `/* memberCounts */ select group_id as parent, count(*) as count from membership
        where group_id = any ($1::uuid[]) and status = 'ADMITTED' group by group_id`
      return sql<NestedCount>(tx, text, [groupIds])
    },
  },
  requestsOfGroups: {
    rows(tx, groupIds, _filter, after, limit) {
      const text = `/* requestsOfGroups */ select asked.id as parent, request.requested_at as "requestedAt", ${volunteerColumns}
        from (${idsIn('$1')}) as asked (id)
        cross join lateral (
          select volunteer_id, requested_at from membership where group_id = asked.id and membership.status = 'REQUESTED'
            and ($2::timestamptz is null or (requested_at, volunteer_id) > ($2, $3::uuid))
          order by requested_at, volunteer_id limit $4
        ) as request
        join volunteer on volunteer.id = request.volunteer_id
        order by asked.id, request.requested_at, volunteer.id`
      const values = [JSON.stringify(groupIds), after?.[0] ?? null, after?.[1] ?? null, limit]
      return sql<Nested<Applicant>>(tx, text, values)
    },
    counts(tx, groupIds) {
      const text = `/* requestCounts */ select group_id as parent, count(*) as count from membership
        where group_id = any ($1::uuid[]) and status = 'REQUESTED' group by group_id`
      return sql<NestedCount>(tx, text, [groupIds])
    },
  },
  ofVolunteers(tx, volunteerIds) {
    const text = `/* membershipsOfVolunteers */ select group_id as "groupId", volunteer_id as "volunteerId" from membership
      where volunteer_id = any ($1::uuid[]) and status = 'ADMITTED' order by admitted_at, group_id`
    return sql<Membership>(tx, text, [volunteerIds])
  },
  fit(tx, groupId, ids, skills, on) {
    const text = `/* fitMembers */ select volunteer_id as "volunteerId", array(
        select asked.code from unnest($3::text[]) as asked (code) where not exists (
          select from skill where skill.volunteer_id = membership.volunteer_id and skill.code = asked.code
            and certified_until >= $4
        )
      ) as lacks
      from membership where group_id = $1 and status = 'ADMITTED' and volunteer_id = any ($2::uuid[])`
    return sql<Fitness>(tx, text, [groupId, ids, skills, on])
  },
}

import { serviceWeights } from '../../../subgraphs/partners/matching/match'
import { fewCandidates } from '../../../subgraphs/partners/matching/matching.store.pg'
import { serviceMatchesSql } from '../../../subgraphs/partners/matching/matching.sql'
import { reasonWeights } from '../../../shared/scoring'

const zone = `'Asia/Shanghai'`

/** The hub's own matching, which is one statement for many needs, as a part of this one. */
const serviceMatches = serviceMatchesSql
  .replaceAll('$1', '(select needs from service_needs)')
  .replaceAll('$2', zone)
  .replaceAll('$3', String(fewCandidates))

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A path's own code and its ancestors', root first. */
const lineage = (code: string) => `(select array_agg(array_to_string(parts[1:n], '.') order by n)
  from string_to_array(${code}, '.') as parts cross join lateral generate_subscripts(parts, 1) as n)`

const reason = (code: string, weight: number, value: string) =>
  `json_build_object('code', '${code}', 'weight', ${weight}, 'value', ${value})`

const sharedReasons = (match: string) =>
  [
    reason('CATEGORY', reasonWeights.category, `${match}.category`),
    reason('PROXIMITY', reasonWeights.proximity, `${match}.proximity`),
    reason('TRACK_RECORD', reasonWeights.trackRecord, match === 'm' ? 'm."trackRecord"' : `${match}.track_record`),
    reason('RESPONSIVENESS', reasonWeights.responsiveness, `${match}.responsiveness`),
  ].join(', ')

/**
 * What a station's board shows, by one statement over the tables of all four subgraphs, without anybody's rights.
 * $1: how many cases, $2: the area. Answers one row with the GraphQL answer as text.
 */
export const boardSql = `/* board */
with board as materialized (
  select c.*, row_number() over (order by c.due_at, c.id)::int as key,
      c.due_at < now() and c.paused_since is null
        and c.status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING') as overdue
    from cases.case_record c
   where c.area_code = $2 or (c.area_code >= $2 || '.' and c.area_code < $2 || '/')
   order by c.due_at, c.id limit $1
), need as materialized (
  select key, category_code as category, ${lineage('category_code')} as categories,
      ${lineage('community_code')} as areas, latitude, longitude, requirements as r
    from board
), service_needs as (
  select coalesce(jsonb_agg(jsonb_build_object('key', key, 'first', 3, 'areas', areas, 'category', category,
      'categories', categories, 'latitude', latitude, 'longitude', longitude, 'languages', r -> 'languages',
      'skills', r -> 'skills', 'attributes', r -> 'attributes', 'ageYears', r -> 'ageYears', 'maxFee', r -> 'maxFee',
      'windows', r -> 'windows')), '[]') as needs
    from need
), group_needs as (
  select coalesce(jsonb_agg(jsonb_build_object('first', 3, 'areas', areas, 'categoryCode', category,
      'categories', categories, 'latitude', latitude, 'longitude', longitude, 'languages', r -> 'languages',
      'skills', r -> 'skills', 'windows', r -> 'windows', 'helpers', r -> 'helpers') order by key), '[]') as needs
    from need
), service_match as (
  select m.key, json_agg(json_build_object('score', m.score, 'title', m.title,
      'provider', json_build_object('id', m.organization ->> 'id', 'name', m.organization ->> 'name'),
      'reasons', json_build_array(${sharedReasons('m')},
        ${reason('SPARE_CAPACITY', serviceWeights.spareCapacity, 'm."spareCapacity"')},
        ${reason('FEE', serviceWeights.fee, 'm.fee')}))
      order by m.score desc, m."distanceMeters" nulls last, m."serviceId") as found
    from (${serviceMatches}) as m
   group by m.key
), group_match as (
  select f.need as key, json_agg(json_build_object('score', f.score, 'title', g.name,
      'availableMembers', f.available_members, 'provider', json_build_object('id', g.id, 'name', g.name)) order by f.rank)
      as found
    from volunteers.match_groups((select needs from group_needs), (now() at time zone ${zone})::date, ${zone}) as f
    join volunteers.volunteer_group g on g.id = f.group_id
   group by f.need
), referred as (
  select r.case_id, json_agg(json_build_object('id', r.id, 'status', r.status, 'respondBy', ${instant('r.respond_by')},
      'provider', json_build_object('id', r.provider_id, 'name', coalesce(o.name, g.name)))
      order by r.offered_at, r.id) as referrals
    from board b
    join cases.referral r on r.case_id = b.id
    left join partners.organization o on o.id = r.provider_id
    left join volunteers.volunteer_group g on g.id = r.provider_id
   group by r.case_id
)
select json_build_object('data', json_build_object('cases', json_build_object('edges', coalesce(json_agg(
    json_build_object('node', json_build_object(
      'id', b.id, 'number', b.number, 'status', b.status, 'summary', b.summary, 'urgency', b.urgency,
      'dueAt', ${instant('b.due_at')}, 'overdue', b.overdue, 'version', b.version,
      'category', json_build_object('code', k.code, 'name', k.name),
      'community', json_build_object('code', a.code, 'name', a.name),
      'assignee', case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'post', s.post) end,
      'serviceMatches', coalesce(sm.found, '[]'), 'volunteerMatches', coalesce(gm.found, '[]'),
      'referrals', coalesce(r.referrals, '[]')))
    order by b.key), '[]'))))::text as answer
  from board b
  join cases.category k on k.code = b.category_code
  join residents.area a on a.code = b.community_code
  left join residents.staff_member s on s.id = b.assignee_id
  left join service_match sm on sm.key = b.key
  left join group_match gm on gm.key = b.key
  left join referred r on r.case_id = b.id`

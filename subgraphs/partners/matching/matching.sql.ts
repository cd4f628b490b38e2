import { distanceMetersSql } from '../../../shared/geo'
import {
  categoryStepsSql,
  categoryValueSql,
  proximityValueSql,
  ratingSql,
  reasonWeights,
  responsivenessValueSql,
} from '../../../shared/scoring'
import { organizationColumns } from '../organization/organization.row'
import { serviceWeights } from './match'

// A closed day can only matter while there are fewer days than closures can cover: after seven times as many days as a
// service may close, some open weekday has come. So a window is looked at for that long at most, and exactly.
const longestWindow = `interval '${7 * 367} days'`

/**
 * The best services for each of a batch of needs.
 * $1: array of {key first areas category categories latitude longitude languages skills attributes ageYears maxFee
 * windows}, where areas and categories are the lineages of the community and the category. $2: the hub's time zone.
 * $3: up to how many candidates all are looked at.
 */
export const serviceMatchesSql = `/* serviceMatches */
with need as materialized (
  select n.*, w.days, w.spans
    from jsonb_to_recordset($1::jsonb) as n(
           key int, first int, areas text[], category text, categories text[], latitude float8, longitude float8,
           languages text[], skills text[], attributes text[], "ageYears" int, "maxFee" float8, windows jsonb)
    left join lateral (
      -- The days that the windows touch, and on each the seconds of the week that they cover.
      select array_agg(part.day::date) as days,
             array_agg(int4range(
               monday + floor(extract(epoch from greatest(starts, day) - day))::int,
               monday + ceil(extract(epoch from least(ends, day + interval '1 day') - day))::int)) as spans
        from (select day, starts, ends, (extract(isodow from day)::int - 1) * 86400 as monday
                from (select "startsAt" at time zone $2 as starts,
                             least("endsAt" at time zone $2, "startsAt" at time zone $2 + ${longestWindow}) as ends
                        from jsonb_to_recordset(n.windows) as r("startsAt" timestamptz, "endsAt" timestamptz)) as local
               cross join generate_series(date_trunc('day', starts), ends, interval '1 day') as day) as part
       where greatest(starts, day) < least(ends, day + interval '1 day')
    ) as w on true
)
select n.key, m.*, to_jsonb(p) as organization
  from need n
 cross join lateral (
   select v.*,
          ${reasonWeights.category} * v.category + ${reasonWeights.proximity} * v.proximity
            + ${reasonWeights.trackRecord} * v."trackRecord" + ${reasonWeights.responsiveness} * v.responsiveness
            + ${serviceWeights.spareCapacity} * v."spareCapacity" + ${serviceWeights.fee} * v.fee as score
     from (
       select s.id as "serviceId", s.organization_id as "organizationId", s.title, s.meters as "distanceMeters",
              s.fee_kind as "feeKind", s.fee_amount as "feeAmount", s.fee_unit as "feeUnit", s.capacity, s.load,
              hit.best[2]::int as "categorySteps", t.rating, t.evaluations, t.minutes as "responseMinutes",
              hit.best[1] as category,
              ${proximityValueSql('s.meters')} as proximity,
              (t.rating - 1) / 4 as "trackRecord",
              ${responsivenessValueSql('t.minutes')} as responsiveness,
              (s.capacity - s.load)::float8 / s.capacity as "spareCapacity",
              case when s.fee_kind = 'FREE' then 1
                   when n."maxFee" > 0 then 1 - s.fee_amount::float8 / n."maxFee"
                   else 1 / (1 + s.fee_amount::float8 / 100) end as fee
         from (
           -- Rules 1, 2 and 4: on offer in the community, under the category or one above or below it.
           select distinct id as service_id
             from match_candidates(n.areas, n.category, n.categories, n.latitude, n.longitude, n.languages, n.skills,
                                   n.attributes, n."ageYears", n."maxFee", jsonb_array_length(n.windows) > 0, n.days,
                                   n.spans, n.first, $3::int) as id
         ) as found
         -- One probe for each, whatever the planner thinks of it (where services are few it would hold all of them against
         -- the rules, for every need), and the distance once.
        cross join lateral (
           select s.*, d.meters
             from service s
            cross join lateral (select ${distanceMetersSql('n', 's')} as meters offset 0) as d
            where s.id = found.service_id
              and service_fits(s, d.meters, n.languages, n.skills, n.attributes, n."ageYears", n."maxFee",
                               jsonb_array_length(n.windows) > 0, n.days, n.spans)
           offset 0
        ) as s
        cross join lateral (
           select max(array[${categoryValueSql('k.steps')}, k.steps]) as best
             from unnest(s.category_codes) as c(code)
            cross join lateral (select ${categoryStepsSql('n.category', 'c.code')} as steps) as k
            where c.code = any (n.categories) or (c.code >= n.category || '.' and c.code < n.category || '/')
        ) as hit
         left join lateral (
           select * from track_record where organization_id = s.organization_id offset 0
         ) as g on true
        cross join lateral (
           select ${ratingSql('coalesce(g.satisfaction_sum, 0)', 'coalesce(g.evaluations, 0)')} as rating,
                  coalesce(g.evaluations, 0) as evaluations, g.response_minutes as minutes
        ) as t
     ) as v
    order by score desc, v."distanceMeters" asc nulls last, v."serviceId"
    limit n.first
 ) as m
  join lateral (select * from organization where id = m."organizationId" offset 0) as o on true
 cross join lateral (select ${organizationColumns}) as p
 order by n.key, m.score desc, m."distanceMeters" asc nulls last, m."serviceId"`

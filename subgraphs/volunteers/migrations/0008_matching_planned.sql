-- How many needs are asked about at once, and how many groups work somewhere, the planner cannot know, and it supposes many. For
-- the few that there are, planning anew and compiling take longer than answering, and so does reading every group to find
-- some. A member's assignments are found by their start, which says the same as asking each for all of the windows.
create or replace function match_groups(needs jsonb, today date, zone text)
returns table (
  need integer, group_id uuid, rank integer, score float8, available_members integer, distance_meters float8,
  category_steps integer, category float8, proximity float8, track_record float8, responsiveness float8, spare_capacity float8
)
language plpgsql stable security definer set search_path = volunteers, viewer, public, pg_temp
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with need as materialized (
    select asked.ordinality::integer as need, asked.item ->> 'categoryCode' as category_code,
      array(select jsonb_array_elements_text(asked.item -> 'categories')) as categories,
      array(select jsonb_array_elements_text(asked.item -> 'areas')) as areas,
      (asked.item ->> 'latitude')::float8 as latitude, (asked.item ->> 'longitude')::float8 as longitude,
      array(select jsonb_array_elements_text(asked.item -> 'languages')) as languages,
      array(select distinct jsonb_array_elements_text(asked.item -> 'skills')) as skills,
      spans.windows, week_of(spans.windows, zone) as week,
      (select min(upper(span)) from unnest(spans.windows) as span) as first_end,
      (select max(lower(span)) from unnest(spans.windows) as span) as last_start,
      (asked.item ->> 'helpers')::integer as helpers, (asked.item ->> 'first')::integer as wanted
    from jsonb_array_elements(needs) with ordinality as asked (item, ordinality),
      lateral (
        select array(
          select tstzrange((span ->> 'startsAt')::timestamptz, (span ->> 'endsAt')::timestamptz)
          from jsonb_array_elements(asked.item -> 'windows') as span
        ) as windows
      ) as spans
  ),
  fitting as materialized (
    select need.need, volunteer_group.id, best.value as category, best.steps, volunteer_group.base_latitude, volunteer_group.base_longitude,
      (5 * 3.5::float8 + satisfaction_sum) / (5 + evaluation_count) as rating, median_response_minutes
    from need
    cross join lateral (
      select distinct group_area.group_id from group_area where area_code = any (need.areas)
    ) as near
    join volunteer_group on volunteer_group.id = near.group_id and status = 'VERIFIED'
    cross join lateral (
      select steps, power(case when steps < 0 then 0.6::float8 else 0.8::float8 end, abs(steps)) as value
      from group_category
      cross join lateral (
        select cardinality(need.categories) - cardinality(string_to_array(category_code, '.')) as steps
      ) as away
      where group_category.group_id = volunteer_group.id and (
        category_code = any (need.categories)
        or (category_code >= need.category_code || '.' and category_code < need.category_code || '/')
      )
      order by value desc limit 1
    ) as best
  ),
  staffed as materialized (
    select fitting.*, (
      select count(*)::integer
      from membership join volunteer on volunteer.id = membership.volunteer_id
      where membership.group_id = fitting.id and membership.status = 'ADMITTED'
        and (cardinality(need.languages) = 0 or volunteer.languages && need.languages)
        and (cardinality(need.skills) = 0 or cardinality(need.skills) = (
          select count(*) from skill
          where skill.volunteer_id = volunteer.id and code = any (need.skills) and certified_until >= today
        ))
        and (cardinality(need.windows) = 0 or (
          not exists (
            select from assignment
            -- Of this volunteer, and overlapping all of the windows; compared as a row, which only the ordered index can do.
            where (assignment.volunteer_id, lower(during)) >= (volunteer.id, '-infinity')
              and (assignment.volunteer_id, lower(during)) < (volunteer.id, need.first_end)
              and upper(during) > need.last_start
              and cancelled_at is null and assignment.status <> 'NO_SHOW'
          )
          and coalesce((
            select bool_or(need.week && int4range(
              ((weekday - 1) * 1440 + from_minute) * 60000, ((weekday - 1) * 1440 + to_minute) * 60000
            ))
            from availability where availability.volunteer_id = volunteer.id
          ), true)
        ))
    ) as available
    from fitting join need using (need)
  ),
  valued as (
    select staffed.need, staffed.id, staffed.available, away.meters, staffed.category, staffed.steps,
      coalesce(1 / (1 + away.meters / 1000), 0.5) as proximity,
      (staffed.rating - 1) / 4 as track_record,
      coalesce(1 / (1 + staffed.median_response_minutes / 240), 0.5) as responsiveness,
      1 - need.helpers / (staffed.available + 1)::float8 as spare_capacity, need.wanted
    from staffed join need using (need)
    cross join lateral (
      select case when base_latitude is not null and need.latitude is not null and need.longitude is not null
        then hub_distance_meters(base_latitude, base_longitude, need.latitude, need.longitude) end as meters
    ) as away
    where staffed.available >= need.helpers
  ),
  scored as (
    select valued.*, 0.30::float8 * valued.category + 0.25::float8 * valued.proximity + 0.20::float8 * valued.track_record
      + 0.10::float8 * valued.responsiveness + 0.15::float8 * valued.spare_capacity as score
    from valued
  ),
  ranked as (
    select scored.*,
      row_number() over (partition by scored.need order by scored.score desc, meters nulls last, scored.id)::integer as rank
    from scored
  )
  select ranked.need, ranked.id, ranked.rank, ranked.score, available, meters, ranked.steps, ranked.category, ranked.proximity,
    ranked.track_record, ranked.responsiveness, ranked.spare_capacity
  from ranked where ranked.rank <= wanted
  order by ranked.need, ranked.rank;
end $$;

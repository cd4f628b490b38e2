-- Counting the free members of every group near a need was nearly all of the work. The best score that a group could have
-- is now worked out with all of its members, which it keeps the number of, and they are looked at group by group in that
-- order, for as long as one could be among the best.
create or replace function groups_with_room(need jsonb, today date, zone text)
returns table (
  group_id uuid, score float8, available_members integer, distance_meters float8,
  category_steps integer, category float8, proximity float8, track_record float8, responsiveness float8, spare_capacity float8
)
language plpgsql stable security definer set search_path = volunteers, viewer, public, pg_temp
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  needed text := need ->> 'categoryCode';
  categories text[] := array(select jsonb_array_elements_text(need -> 'categories'));
  areas text[] := array(select jsonb_array_elements_text(need -> 'areas'));
  needed_languages text[] := array(select jsonb_array_elements_text(need -> 'languages'));
  needed_skills text[] := array(select distinct jsonb_array_elements_text(need -> 'skills'));
  windows tstzrange[] := array(
    select tstzrange((span ->> 'startsAt')::timestamptz, (span ->> 'endsAt')::timestamptz)
    from jsonb_array_elements(need -> 'windows') as span
  );
  week int4multirange := week_of(windows, zone);
  first_end timestamptz := (select min(upper(span)) from unnest(windows) as span);
  last_start timestamptz := (select max(lower(span)) from unnest(windows) as span);
  place_latitude float8 := (need ->> 'latitude')::float8;
  place_longitude float8 := (need ->> 'longitude')::float8;
  helpers integer := (need ->> 'helpers')::integer;
  wanted integer := (need ->> 'first')::integer;
  scores float8[] := '{}';
  -- The score of the last of the best so far; null while there are fewer than wanted.
  enough float8;
  members uuid[];
  fit record;
begin
  for fit in
    select likely.*, able.members
    from (
      select valued.*, score + 0.15::float8 * (1 - helpers / (member_count + 1)::float8) as bound
      from (
        select near.*, 0.30::float8 * best + 0.25::float8 * proximity + 0.20::float8 * record + 0.10::float8 * quick as score
        from (
          select volunteer_group.id, volunteer_group.member_count, away.meters, served.steps,
            power(case when served.steps < 0 then 0.6::float8 else 0.8::float8 end, abs(served.steps)) as best,
            coalesce(1 / (1 + away.meters / 1000), 0.5) as proximity,
            ((5 * 3.5::float8 + satisfaction_sum) / (5 + evaluation_count) - 1) / 4 as record,
            coalesce(1 / (1 + median_response_minutes / 240), 0.5) as quick
          from (select distinct group_area.group_id from group_area where area_code = any (areas)) as present
          join volunteer_group on volunteer_group.id = present.group_id and status = 'VERIFIED' and member_count >= helpers
          cross join lateral (
            select min(steps) filter (where steps >= 0) as up, max(steps) filter (where steps < 0) as down
            from group_category
            cross join lateral (
              select cardinality(categories) - cardinality(string_to_array(category_code, '.')) as steps offset 0
            ) as level
            where group_category.group_id = volunteer_group.id and (
              category_code = any (categories) or (category_code >= needed || '.' and category_code < needed || '/')
            )
            offset 0
          ) as nearest
          cross join lateral (
            select case when up is null or power(0.6::float8, -down) > power(0.8::float8, up) then down else up end as steps offset 0
          ) as served
          cross join lateral (
            -- As hub_distance_meters has it, written out: a call for each group costs more than all the rest of its row.
            select case when base_latitude is not null and place_latitude is not null and place_longitude is not null then
              2 * 6371008.8 * asin(least(1, sqrt(
                sin(radians(place_latitude - base_latitude) / 2) ^ 2
                + cos(radians(base_latitude)) * cos(radians(place_latitude)) * sin(radians(place_longitude - base_longitude) / 2) ^ 2
              )))
            end as meters offset 0
          ) as away
          where served.steps is not null
        ) as near
      ) as valued
      order by bound desc offset 0
    ) as likely
    -- In that order, and only as far as the loop goes.
    cross join lateral (
      select array(
        select volunteer_id from membership
        where membership.group_id = likely.id and membership.status = 'ADMITTED'
          and (needed_skills = '{}' or certified @> needed_skills)
          and (needed_languages = '{}' or languages && needed_languages)
          and (windows = '{}' or free is null or free && week)
      ) as members offset 0
    ) as able
    where cardinality(able.members) >= helpers
    order by bound desc
  loop
    -- Those who follow could have no better score with all of their members.
    exit when fit.bound < enough;
    members := fit.members;
    available_members := cardinality(members);
    if needed_skills <> '{}' then
      members := array(
        select volunteer_id from skill
        where volunteer_id = any (members) and code = any (needed_skills) and certified_until >= today
        group by volunteer_id having count(*) = cardinality(needed_skills)
      );
      available_members := cardinality(members);
    end if;
    continue when available_members < helpers;
    if windows <> '{}' then
      -- Whoever is sent somewhere that overlaps all of the windows.
      available_members := available_members - (
        select count(distinct volunteer_id) from assignment
        where volunteer_id = any (members) and lower(during) < first_end and upper(during) > last_start
          and cancelled_at is null and assignment.status <> 'NO_SHOW'
      );
    end if;
    continue when available_members < helpers;
    spare_capacity := 1 - helpers / (available_members + 1)::float8;
    score := fit.score + 0.15::float8 * spare_capacity;
    scores := scores || score;
    if cardinality(scores) >= wanted and (enough is null or score > enough) then
      enough := (select one from unnest(scores) as one order by one desc offset wanted - 1 limit 1);
    end if;
    group_id := fit.id;
    distance_meters := fit.meters;
    category_steps := fit.steps;
    category := fit.best;
    proximity := fit.proximity;
    track_record := fit.record;
    responsiveness := fit.quick;
    return next;
  end loop;
end $$;

-- A board asks for the groups of twenty needs at once. What every need had for itself (its settings, and a question to the
-- database for each of its lists) took more than its groups did: the settings are made once for all, and the needs are
-- read as one table. The groups are looked at as before.
drop function match_groups(jsonb, date, text);
drop function groups_with_room(jsonb, date, text);

-- Only within match_groups, whose settings it relies on.
create function groups_with_room(
  needed text, categories text[], areas text[], needed_languages text[], needed_skills text[], windows tstzrange[],
  place_latitude float8, place_longitude float8, helpers integer, wanted integer, today date, zone text
)
returns table (
  group_id uuid, score float8, available_members integer, distance_meters float8,
  category_steps integer, category float8, proximity float8, track_record float8, responsiveness float8, spare_capacity float8
)
language plpgsql stable as $$
#variable_conflict use_column
declare
  week int4multirange;
  first_end timestamptz;
  last_start timestamptz;
  scores float8[] := '{}';
  -- The score of the last of the best so far; null while there are fewer than wanted.
  enough float8;
  members uuid[];
  fit record;
begin
  if windows <> '{}' then
    week := week_of(windows, zone);
    first_end := (select min(upper(span)) from unnest(windows) as span);
    last_start := (select max(lower(span)) from unnest(windows) as span);
  end if;
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

create function match_groups(needs jsonb, today date, zone text)
returns table (
  need integer, group_id uuid, rank integer, score float8, available_members integer, distance_meters float8,
  category_steps integer, category float8, proximity float8, track_record float8, responsiveness float8, spare_capacity float8
)
language sql stable security definer set search_path = volunteers, viewer, public, pg_temp
set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select asked.place::integer, fit.group_id, fit.rank, fit.score, fit.available_members, fit.distance_meters,
    fit.category_steps, fit.category, fit.proximity, fit.track_record, fit.responsiveness, fit.spare_capacity
  from rows from (
    jsonb_to_recordset(needs) as (
      "categoryCode" text, categories text[], areas text[], languages text[], skills text[], windows jsonb,
      latitude float8, longitude float8, helpers integer, first integer
    )
  ) with ordinality
    as asked (needed, categories, areas, languages, skills, windows, latitude, longitude, helpers, first, place)
  cross join lateral (
    select room.*, row_number() over (order by room.score desc, room.distance_meters nulls last, room.group_id)::integer as rank
    from groups_with_room(
      asked.needed, asked.categories, asked.areas, asked.languages,
      case when asked.skills = '{}' then '{}' else array(select distinct unnest(asked.skills)) end,
      case when asked.windows = '[]' then '{}' else array(
        select tstzrange((span ->> 'startsAt')::timestamptz, (span ->> 'endsAt')::timestamptz)
        from jsonb_array_elements(asked.windows) as span
      ) end,
      asked.latitude, asked.longitude, asked.helpers, asked.first, today, zone
    ) as room
  ) as fit
  where fit.rank <= asked.first
  order by 1, 3
$$;

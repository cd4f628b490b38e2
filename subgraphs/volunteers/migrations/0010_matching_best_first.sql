-- What matching asks of every member of every group near a need stands beside the membership, in the group's own order:
-- which skills have been certified at all, languages, and when in the week they are free (null: they state nothing).
-- Asking the four tables of it member by member was nearly all of the work. The tables keep it themselves.
alter table membership add column certified text[] not null default '{}';
alter table membership add column languages text[] not null default '{}';
alter table membership add column free int4multirange;

-- Milliseconds since Monday 0:00, as `week_of` has them.
create function free_in_week(member uuid) returns int4multirange language sql stable as $$
  select range_agg(int4range(((weekday - 1) * 1440 + from_minute) * 60000, ((weekday - 1) * 1440 + to_minute) * 60000))
  from availability where volunteer_id = member
$$;
create function certified_skills(member uuid) returns text[] language sql stable as $$
  select coalesce(array_agg(code order by code), '{}') from skill where volunteer_id = member and certified_until is not null
$$;
-- The functions run as the owner: whoever certifies a skill may not see all groups that the volunteer is in.
create policy membership_fitted on membership for update to current_role using (true);
create policy volunteer_fitted on volunteer for update to current_role using (true);

update membership set certified = certified_skills(volunteer_id), free = free_in_week(volunteer_id),
  languages = (select volunteer.languages from volunteer where id = volunteer_id);

create function membership_of_fit() returns trigger
language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
begin
  -- Whoever changes the volunteer at this moment is waited for, and waits: neither could see what the other has just done.
  new.languages := coalesce((select languages from volunteer where id = new.volunteer_id for share), '{}');
  new.certified := certified_skills(new.volunteer_id);
  new.free := free_in_week(new.volunteer_id);
  return new;
end $$;
create trigger membership_fit before insert on membership for each row execute function membership_of_fit();

create function volunteer_speaks() returns trigger
language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
begin
  update membership set languages = new.languages where volunteer_id = new.id;
  return null;
end $$;
create trigger volunteer_speaks after update of languages on volunteer
for each row when (old.languages is distinct from new.languages) execute function volunteer_speaks();

create function volunteer_able() returns trigger
language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
begin
  perform from volunteer where id in (select volunteer_id from changed) order by id for no key update;
  update membership set certified = certified_skills(membership.volunteer_id)
  where membership.volunteer_id in (select volunteer_id from changed);
  return null;
end $$;
create trigger skill_added after insert on skill referencing new table as changed for each statement execute function volunteer_able();
create trigger skill_changed after update on skill referencing new table as changed for each statement execute function volunteer_able();
create trigger skill_gone after delete on skill referencing old table as changed for each statement execute function volunteer_able();

create function volunteer_free() returns trigger
language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
begin
  perform from volunteer where id in (select volunteer_id from changed) order by id for no key update;
  update membership set free = free_in_week(membership.volunteer_id)
  where membership.volunteer_id in (select volunteer_id from changed);
  return null;
end $$;
create trigger availability_added after insert on availability
referencing new table as changed for each statement execute function volunteer_free();
create trigger availability_changed after update on availability
referencing new table as changed for each statement execute function volunteer_free();
create trigger availability_gone after delete on availability
referencing old table as changed for each statement execute function volunteer_free();

create index membership_fit on membership (group_id) include (volunteer_id, certified, languages, free) where status = 'ADMITTED';

-- Groups are looked at in the order of the best score that each could have, and no further than the first that cannot be
-- among the best any more: whether a certificate has run out, and who is sent elsewhere, is asked of those alone. It is
-- asked of a group's members at once, by `= any`, which only the ordered indexes can answer: member by member the planner
-- took one that begins with something else, and read it through for each.
create function groups_with_room(need jsonb, today date, zone text)
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
    select valued.*, 0.30::float8 * best + 0.25::float8 * near + 0.20::float8 * record + 0.10::float8 * quick as score
    from (
      select volunteer_group.id, away.meters, served.steps, able.room,
        power(case when served.steps < 0 then 0.6::float8 else 0.8::float8 end, abs(served.steps)) as best,
        coalesce(1 / (1 + away.meters / 1000), 0.5) as near,
        ((5 * 3.5::float8 + satisfaction_sum) / (5 + evaluation_count) - 1) / 4 as record,
        coalesce(1 / (1 + median_response_minutes / 240), 0.5) as quick
      from (select distinct group_area.group_id from group_area where area_code = any (areas)) as present
      join volunteer_group on volunteer_group.id = present.group_id and status = 'VERIFIED'
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
        select count(*) as room from membership
        where membership.group_id = volunteer_group.id and membership.status = 'ADMITTED'
          and (needed_skills = '{}' or certified @> needed_skills)
          and (needed_languages = '{}' or languages && needed_languages)
          and (windows = '{}' or free is null or free && week)
        offset 0
      ) as able
      cross join lateral (
        -- As hub_distance_meters has it, written out: a call for each group costs more than all the rest of its row.
        select case when base_latitude is not null and place_latitude is not null and place_longitude is not null then
          2 * 6371008.8 * asin(least(1, sqrt(
            sin(radians(place_latitude - base_latitude) / 2) ^ 2
            + cos(radians(base_latitude)) * cos(radians(place_latitude)) * sin(radians(place_longitude - base_longitude) / 2) ^ 2
          )))
        end as meters offset 0
      ) as away
      where served.steps is not null and able.room >= helpers
    ) as valued
    order by score + 0.15::float8 * (1 - helpers / (room + 1)::float8) desc
  loop
    -- Those who follow could have no better score with all of their room.
    exit when fit.score + 0.15::float8 * (1 - helpers / (fit.room + 1)::float8) < enough;
    available_members := fit.room;
    if windows <> '{}' or needed_skills <> '{}' then
      members := array(
        select volunteer_id from membership
        where membership.group_id = fit.id and membership.status = 'ADMITTED'
          and (needed_skills = '{}' or certified @> needed_skills)
          and (needed_languages = '{}' or languages && needed_languages)
          and (windows = '{}' or free is null or free && week)
      );
    end if;
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
    proximity := fit.near;
    track_record := fit.record;
    responsiveness := fit.quick;
    return next;
  end loop;
end $$;

create or replace function match_groups(needs jsonb, today date, zone text)
returns table (
  need integer, group_id uuid, rank integer, score float8, available_members integer, distance_meters float8,
  category_steps integer, category float8, proximity float8, track_record float8, responsiveness float8, spare_capacity float8
)
language sql stable security definer set search_path = volunteers, viewer, public, pg_temp
set jit = off as $$
  select asked.ordinality::integer, fit.group_id, fit.rank, fit.score, fit.available_members, fit.distance_meters,
    fit.category_steps, fit.category, fit.proximity, fit.track_record, fit.responsiveness, fit.spare_capacity
  from jsonb_array_elements(needs) with ordinality as asked (item, ordinality)
  cross join lateral (
    select room.*, row_number() over (order by room.score desc, room.distance_meters nulls last, room.group_id)::integer as rank
    from groups_with_room(asked.item, today, zone) as room
  ) as fit
  where fit.rank <= (asked.item ->> 'first')::integer
  order by 1, 3
$$;

-- The schema volunteers as its migrations leave it. Written by npm run schema:print.

CREATE OR REPLACE FUNCTION account_to_give_to(receiver uuid, new_id uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
begin
  insert into account (id, volunteer_id) select new_id, id from volunteer where id = receiver on conflict do nothing;
  return (select id from account where volunteer_id = receiver);
end $function$
;

CREATE OR REPLACE FUNCTION certified_skills(member uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(code order by code), '{}') from skill where volunteer_id = member and certified_until is not null
$function$
;

CREATE OR REPLACE FUNCTION free_in_week(member uuid)
 RETURNS int4multirange
 LANGUAGE sql
 STABLE
AS $function$
  select range_agg(int4range(((weekday - 1) * 1440 + from_minute) * 60000, ((weekday - 1) * 1440 + to_minute) * 60000))
  from availability where volunteer_id = member
$function$
;

CREATE OR REPLACE FUNCTION groups_with_room(needed text, categories text[], areas text[], needed_languages text[], needed_skills text[], windows tstzrange[], place_latitude double precision, place_longitude double precision, helpers integer, wanted integer, today date, zone text)
 RETURNS TABLE(group_id uuid, score double precision, available_members integer, distance_meters double precision, category_steps integer, category double precision, proximity double precision, track_record double precision, responsiveness double precision, spare_capacity double precision)
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION match_groups(needs jsonb, today date, zone text)
 RETURNS TABLE(need integer, group_id uuid, rank integer, score double precision, available_members integer, distance_meters double precision, category_steps integer, category double precision, proximity double precision, track_record double precision, responsiveness double precision, spare_capacity double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET jit TO 'off'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION membership_of_fit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
begin
  -- Whoever changes the volunteer at this moment is waited for, and waits: neither could see what the other has just done.
  new.languages := coalesce((select languages from volunteer where id = new.volunteer_id for share), '{}');
  new.certified := certified_skills(new.volunteer_id);
  new.free := free_in_week(new.volunteer_id);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION move_minutes(transfer uuid, entry_in uuid, entry_out uuid, giver uuid, receiver uuid, amount integer, why text, moment timestamp with time zone, task uuid, assignment uuid, remark text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
declare
  giver_balance integer;
  receiver_balance integer;
  giver_number integer;
  receiver_number integer;
begin
  perform from account where id in (giver, receiver) order by id for update;
  update account set balance_minutes = balance_minutes - amount, entries = entries + 1
    where id = giver returning balance_minutes, entries into strict giver_balance, giver_number;
  update account set balance_minutes = balance_minutes + amount, entries = entries + 1
    where id = receiver returning balance_minutes, entries into strict receiver_balance, receiver_number;
  insert into entry (id, transfer_id, side, account_id, counter_account_id, minutes, balance_after, reason, number, at,
    task_id, assignment_id, note)
  values (entry_out, transfer, -1, giver, receiver, -amount, giver_balance, why, giver_number, moment, task, assignment, remark),
    (entry_in, transfer, 1, receiver, giver, amount, receiver_balance, why, receiver_number, moment, task, assignment, remark);
end $function$
;

CREATE OR REPLACE FUNCTION station_meets_group(id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from group_area where group_area.group_id = id and viewer_meets(area_code))
$function$
;

CREATE OR REPLACE FUNCTION viewer_assigned_claims()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct claim_id), '{}') from assignment
    where volunteer_id = viewer_uuid() and cancelled_at is null
  $function$
;

CREATE OR REPLACE FUNCTION viewer_assigned_tasks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$ select coalesce(array_agg(distinct task_id), '{}') from assignment where volunteer_id = viewer_uuid() $function$
;

CREATE OR REPLACE FUNCTION viewer_group()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select case when viewer.role() = 'VOLUNTEER_COORDINATOR'
    and viewer.organization() ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then viewer.organization()::uuid end
$function$
;

CREATE OR REPLACE FUNCTION viewer_group_knows(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
    select exists (
      select from membership where group_id = viewer_group() and volunteer_id = person and status = 'ADMITTED'
    ) or exists (
      select from assignment where group_id = viewer_group() and volunteer_id = person
    )
  $function$
;

CREATE OR REPLACE FUNCTION viewer_is_officer()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(viewer.role() in ('DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER'), false)
$function$
;

CREATE OR REPLACE FUNCTION viewer_is_station()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(viewer.role() in ('STATIONMASTER', 'STATION_WORKER'), false)
$function$
;

CREATE OR REPLACE FUNCTION viewer_meets(code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select viewer.reaches(code) or viewer.area() = code or starts_with(viewer.area(), code || '.')
$function$
;

CREATE OR REPLACE FUNCTION viewer_uuid()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when viewer.id() ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then viewer.id()::uuid
    when viewer.id() <> '' then md5('volunteer:' || viewer.id())::uuid
  end
$function$
;

CREATE OR REPLACE FUNCTION volunteer_able()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
begin
  perform from volunteer where id in (select volunteer_id from changed) order by id for no key update;
  update membership set certified = certified_skills(membership.volunteer_id)
  where membership.volunteer_id in (select volunteer_id from changed);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION volunteer_free()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
begin
  perform from volunteer where id in (select volunteer_id from changed) order by id for no key update;
  update membership set free = free_in_week(membership.volunteer_id)
  where membership.volunteer_id in (select volunteer_id from changed);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION volunteer_speaks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'volunteers', 'viewer', 'public', 'pg_temp'
AS $function$
begin
  update membership set languages = new.languages where volunteer_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION week_of(windows tstzrange[], zone text)
 RETURNS int4multirange
 LANGUAGE sql
 STABLE
 SET search_path TO 'volunteers', 'pg_catalog', 'pg_temp'
AS $function$
  with local as (
    select lower(span) at time zone zone as starts,
      least(extract(epoch from (upper(span) at time zone zone) - (lower(span) at time zone zone)) * 1000, 604800000)::integer as length
    from unnest(windows) as span
  ), placed as (
    select ((extract(isodow from starts) - 1) * 86400000 + extract(epoch from starts::time) * 1000)::integer as begins, length
    from local where length > 0
  )
  select coalesce(range_agg(int4range(begins - shift, begins - shift + length)), '{}'::int4multirange)
  from placed, (values (0), (604800000)) as weeks (shift)
$function$
;

create table account (
  id uuid not null,
  volunteer_id uuid,
  purpose text,
  balance_minutes integer default 0 not null,
  entries integer default 0 not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_purpose_key UNIQUE (purpose),
  constraint account_volunteer_id_key UNIQUE (volunteer_id),
  constraint account_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer(id),
  constraint account_check CHECK (((volunteer_id IS NULL) <> (purpose IS NULL))),
  constraint account_covered CHECK (((purpose IS NOT NULL) OR (balance_minutes >= 0))),
  constraint account_purpose_check CHECK ((purpose = ANY (ARRAY['SERVICE'::text, 'REDEEMED'::text, 'CORRECTION'::text])))
);
alter table account enable row level security;
alter table account force row level security;
create policy account_moved on account for all
  using (true);
create policy account_open on account for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR ((purpose IS NULL) AND (balance_minutes = 0) AND (entries = 0) AND (EXISTS ( SELECT
   FROM volunteer
  WHERE (volunteer.id = account.volunteer_id))))));
create policy account_read on account for select
  using ((( SELECT viewer.is_system() AS is_system) OR (purpose IS NOT NULL) OR ((EXISTS ( SELECT
   FROM volunteer
  WHERE (volunteer.id = account.volunteer_id))) AND ((( SELECT viewer_group() AS viewer_group) IS NULL) OR (volunteer_id = ( SELECT viewer_uuid() AS viewer_uuid)) OR viewer_group_knows(volunteer_id)))));
grant delete, insert, select, update on account to hub_volunteers;

create table assignment (
  id uuid not null,
  claim_id uuid not null,
  task_id uuid not null,
  group_id uuid not null,
  volunteer_id uuid not null,
  area_code text collate "C" not null,
  during tstzrange not null,
  status text not null,
  assigned_at timestamp with time zone not null,
  checked_in_at timestamp with time zone,
  checked_out_at timestamp with time zone,
  confirmed_minutes integer,
  cancelled_at timestamp with time zone,
  check_out_forgotten boolean default false not null,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_elsewhere EXCLUDE USING gist (volunteer_id WITH =, during WITH &&) WHERE (((cancelled_at IS NULL) AND (status <> 'NO_SHOW'::text))),
  constraint assignment_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint assignment_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint assignment_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer(id),
  constraint assignment_check CHECK ((checked_out_at >= checked_in_at)),
  constraint assignment_check1 CHECK (((status = 'CONFIRMED'::text) = (confirmed_minutes IS NOT NULL))),
  constraint assignment_check2 CHECK (((NOT check_out_forgotten) OR (checked_out_at IS NOT NULL))),
  constraint assignment_confirmed_minutes_check CHECK (((confirmed_minutes >= 0) AND (confirmed_minutes <= 1440))),
  constraint assignment_status_check CHECK ((status = ANY (ARRAY['ASSIGNED'::text, 'CHECKED_IN'::text, 'CHECKED_OUT'::text, 'CONFIRMED'::text, 'NO_SHOW'::text])))
);
CREATE INDEX assignment_by_claim ON assignment USING btree (claim_id);
CREATE INDEX assignment_by_status ON assignment USING btree (status, area_code, lower(during), id) WHERE (cancelled_at IS NULL);
CREATE INDEX assignment_by_volunteer ON assignment USING btree (volunteer_id, lower(during));
CREATE UNIQUE INDEX assignment_once ON assignment USING btree (claim_id, volunteer_id) WHERE (cancelled_at IS NULL);
alter table assignment enable row level security;
alter table assignment force row level security;
create policy assignment_all on assignment for all
  using ((( SELECT viewer.is_system() AS is_system) OR (volunteer_id = ( SELECT viewer_uuid() AS viewer_uuid)) OR (group_id = ( SELECT viewer_group() AS viewer_group)) OR (( SELECT viewer_is_station() AS viewer_is_station) AND viewer.reaches(area_code))));
create policy assignment_matched on assignment for select
  using (true);
grant delete, insert, select, update on assignment to hub_volunteers;

create table availability (
  volunteer_id uuid not null,
  weekday smallint not null,
  from_minute smallint not null,
  to_minute smallint not null,
  constraint availability_pkey PRIMARY KEY (volunteer_id, weekday, from_minute),
  constraint availability_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer(id) ON DELETE CASCADE,
  constraint availability_check CHECK ((from_minute < to_minute)),
  constraint availability_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439))),
  constraint availability_to_minute_check CHECK (((to_minute >= 1) AND (to_minute <= 1440))),
  constraint availability_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
alter table availability enable row level security;
alter table availability force row level security;
create policy availability_all on availability for all
  using ((( SELECT viewer.is_system() AS is_system) OR (EXISTS ( SELECT
   FROM volunteer
  WHERE (volunteer.id = availability.volunteer_id)))));
create policy availability_matched on availability for select
  using (true);
CREATE TRIGGER availability_added AFTER INSERT ON availability REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_free();
CREATE TRIGGER availability_changed AFTER UPDATE ON availability REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_free();
CREATE TRIGGER availability_gone AFTER DELETE ON availability REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_free();
grant delete, insert, select, update on availability to hub_volunteers;

create table calendar_feed (
  owner_id uuid not null,
  generation integer not null,
  renewed_at timestamp with time zone not null,
  constraint calendar_feed_pkey PRIMARY KEY (owner_id),
  constraint calendar_feed_generation_check CHECK ((generation > 0))
);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy calendar_feed_all on calendar_feed for all
  using ((( SELECT viewer.is_system() AS is_system) OR (owner_id = ( SELECT viewer_uuid() AS viewer_uuid)) OR (owner_id = ( SELECT viewer_group() AS viewer_group))));
grant delete, insert, select, update on calendar_feed to hub_volunteers;

create table claim (
  id uuid not null,
  task_id uuid not null,
  group_id uuid not null,
  area_code text collate "C" not null,
  seats integer not null,
  status text not null,
  claimed_by text not null,
  claimed_at timestamp with time zone not null,
  release_reason text,
  constraint claim_pkey PRIMARY KEY (id),
  constraint claim_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id),
  constraint claim_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint claim_seats_check CHECK (((seats >= 1) AND (seats <= 10000))),
  constraint claim_status_check CHECK ((status = ANY (ARRAY['HELD'::text, 'RELEASED'::text, 'SERVED'::text, 'MISSED'::text])))
);
CREATE INDEX claim_by_group ON claim USING btree (group_id, claimed_at DESC, id DESC);
CREATE INDEX claim_by_task ON claim USING btree (task_id, claimed_at, id);
CREATE UNIQUE INDEX claim_once ON claim USING btree (task_id, group_id) WHERE (status <> 'RELEASED'::text);
alter table claim enable row level security;
alter table claim force row level security;
create policy claim_all on claim for all
  using ((( SELECT viewer.is_system() AS is_system) OR (group_id = ( SELECT viewer_group() AS viewer_group)) OR ((( SELECT viewer_is_station() AS viewer_is_station) OR ( SELECT viewer_is_officer() AS viewer_is_officer)) AND viewer.reaches(area_code)) OR (id = ANY (( SELECT viewer_assigned_claims() AS viewer_assigned_claims)::uuid[]))));
grant delete, insert, select, update on claim to hub_volunteers;

create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamp with time zone default now() not null,
  constraint consumed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event USING btree (consumed_at);
grant delete, insert, select, update on consumed_event to hub_volunteers;

create table entry (
  id uuid not null,
  transfer_id uuid not null,
  side smallint not null,
  account_id uuid not null,
  counter_account_id uuid not null,
  minutes integer not null,
  balance_after integer not null,
  reason text not null,
  number integer not null,
  at timestamp with time zone not null,
  task_id uuid,
  assignment_id uuid,
  note text,
  counter_side smallint generated always as ((- side)) stored not null,
  counter_minutes integer generated always as ((- minutes)) stored not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_account_id_number_key UNIQUE (account_id, number),
  constraint entry_transfer_id_side_account_id_counter_account_id_minute_key UNIQUE (transfer_id, side, account_id, counter_account_id, minutes),
  constraint entry_transfer_id_side_key UNIQUE (transfer_id, side),
  constraint entry_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint entry_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  constraint entry_counter_account_id_fkey FOREIGN KEY (counter_account_id) REFERENCES account(id),
  constraint entry_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint entry_transfer_id_counter_side_counter_account_id_account__fkey FOREIGN KEY (transfer_id, counter_side, counter_account_id, account_id, counter_minutes) REFERENCES entry(transfer_id, side, account_id, counter_account_id, minutes) DEFERRABLE INITIALLY DEFERRED,
  constraint entry_check CHECK ((sign((minutes)::double precision) = (side)::double precision)),
  constraint entry_check1 CHECK ((account_id <> counter_account_id)),
  constraint entry_number_check CHECK ((number > 0)),
  constraint entry_reason_check CHECK ((reason = ANY (ARRAY['SERVICE'::text, 'GIFT'::text, 'REDEEMED'::text, 'CORRECTION'::text]))),
  constraint entry_side_check CHECK ((side = ANY (ARRAY['-1'::integer, 1])))
);
CREATE UNIQUE INDEX entry_once ON entry USING btree (assignment_id, side) WHERE (assignment_id IS NOT NULL);
alter table entry enable row level security;
alter table entry force row level security;
create policy entry_add on entry for insert
  with check (( SELECT viewer.is_system() AS is_system));
create policy entry_moved on entry for all
  using (true);
create policy entry_read on entry for select
  using ((( SELECT viewer.is_system() AS is_system) OR (EXISTS ( SELECT
   FROM account
  WHERE ((account.id = entry.account_id) AND (account.purpose IS NULL))))));
grant delete, insert, select, update on entry to hub_volunteers;

create table event (
  "position" bigint generated always as identity not null,
  id uuid not null,
  kind text not null,
  aggregate_id text collate "C" not null,
  version integer not null,
  data jsonb not null,
  at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  constraint event_pkey PRIMARY KEY ("position"),
  constraint event_id_key UNIQUE (id)
);
CREATE INDEX event_delivered ON event USING btree (delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX event_undelivered ON event USING btree (aggregate_id, "position") WHERE (delivered_at IS NULL);
grant delete, insert, select, update on event to hub_volunteers;

create table group_area (
  group_id uuid not null,
  area_code text collate "C" not null,
  constraint group_area_pkey PRIMARY KEY (group_id, area_code),
  constraint group_area_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id) ON DELETE CASCADE
);
CREATE INDEX group_area_by_code ON group_area USING btree (area_code, group_id);
grant delete, insert, select, update on group_area to hub_volunteers;

create table group_category (
  group_id uuid not null,
  category_code text collate "C" not null,
  constraint group_category_pkey PRIMARY KEY (group_id, category_code),
  constraint group_category_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id) ON DELETE CASCADE
);
CREATE INDEX group_category_by_code ON group_category USING btree (category_code, group_id);
grant delete, insert, select, update on group_category to hub_volunteers;

create table group_evaluation (
  id uuid not null,
  group_id uuid not null,
  satisfaction integer not null,
  constraint group_evaluation_pkey PRIMARY KEY (id),
  constraint group_evaluation_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id) ON DELETE CASCADE,
  constraint group_evaluation_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)))
);
CREATE INDEX group_evaluation_by_group ON group_evaluation USING btree (group_id);
grant delete, insert, select, update on group_evaluation to hub_volunteers;

create table group_referral (
  id uuid not null,
  group_id uuid not null,
  case_id uuid not null,
  status text not null,
  response_minutes double precision,
  constraint group_referral_pkey PRIMARY KEY (id),
  constraint group_referral_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id) ON DELETE CASCADE
);
CREATE INDEX group_referral_by_group ON group_referral USING btree (group_id);
alter table group_referral enable row level security;
alter table group_referral force row level security;
create policy group_referral_all on group_referral for all
  using (( SELECT viewer.is_system() AS is_system));
grant delete, insert, select, update on group_referral to hub_volunteers;

create table idempotency_key (
  viewer_id text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  made_id text,
  made_at timestamp with time zone default now() not null,
  constraint idempotency_key_pkey PRIMARY KEY (viewer_id, operation, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key USING btree (made_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key for all
  using ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))))
  with check ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))));
grant delete, insert, select, update on idempotency_key to hub_volunteers;

create table known_area (
  code text collate "C" not null,
  level text not null,
  constraint known_area_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on known_area to hub_volunteers;

create table known_category (
  code text collate "C" not null,
  line text not null,
  constraint known_category_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on known_category to hub_volunteers;

create table known_staff (
  id uuid not null,
  community_code text collate "C" not null,
  constraint known_staff_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on known_staff to hub_volunteers;

create table membership (
  group_id uuid not null,
  volunteer_id uuid not null,
  status text not null,
  requested_at timestamp with time zone not null,
  admitted_at timestamp with time zone,
  certified text[] default '{}'::text[] not null,
  languages text[] default '{}'::text[] not null,
  free int4multirange,
  constraint membership_pkey PRIMARY KEY (group_id, volunteer_id),
  constraint membership_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id) ON DELETE CASCADE,
  constraint membership_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer(id) ON DELETE CASCADE,
  constraint membership_check CHECK (((status = 'ADMITTED'::text) = (admitted_at IS NOT NULL))),
  constraint membership_status_check CHECK ((status = ANY (ARRAY['REQUESTED'::text, 'ADMITTED'::text])))
);
CREATE INDEX membership_asked ON membership USING btree (group_id, requested_at, volunteer_id) WHERE (status = 'REQUESTED'::text);
CREATE INDEX membership_by_volunteer ON membership USING btree (volunteer_id);
CREATE INDEX membership_fit ON membership USING btree (group_id) INCLUDE (volunteer_id, certified, languages, free) WHERE (status = 'ADMITTED'::text);
CREATE INDEX membership_in_order ON membership USING btree (group_id, volunteer_id) WHERE (status = 'ADMITTED'::text);
alter table membership enable row level security;
alter table membership force row level security;
create policy membership_all on membership for all
  using ((( SELECT viewer.is_system() AS is_system) OR (volunteer_id = ( SELECT viewer_uuid() AS viewer_uuid)) OR (group_id = ( SELECT viewer_group() AS viewer_group)) OR (( SELECT viewer_is_station() AS viewer_is_station) AND station_meets_group(group_id))));
create policy membership_fitted on membership for update
  using (true);
create policy membership_matched on membership for select
  using (true);
CREATE TRIGGER membership_fit BEFORE INSERT ON membership FOR EACH ROW EXECUTE FUNCTION membership_of_fit();
grant delete, insert, select, update on membership to hub_volunteers;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to hub_volunteers;

create table seeded (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint seeded_pkey PRIMARY KEY (what)
);
grant delete, insert, select, update on seeded to hub_volunteers;

create table skill (
  volunteer_id uuid not null,
  code text collate "C" not null,
  certified_until date,
  certified_by text,
  constraint skill_pkey PRIMARY KEY (volunteer_id, code),
  constraint skill_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer(id) ON DELETE CASCADE,
  constraint skill_check CHECK (((certified_until IS NULL) = (certified_by IS NULL)))
);
alter table skill enable row level security;
alter table skill force row level security;
create policy skill_all on skill for all
  using ((( SELECT viewer.is_system() AS is_system) OR (EXISTS ( SELECT
   FROM volunteer
  WHERE (volunteer.id = skill.volunteer_id)))));
create policy skill_matched on skill for select
  using (true);
CREATE TRIGGER skill_added AFTER INSERT ON skill REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_able();
CREATE TRIGGER skill_changed AFTER UPDATE ON skill REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_able();
CREATE TRIGGER skill_gone AFTER DELETE ON skill REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION volunteer_able();
grant delete, insert, select, update on skill to hub_volunteers;

create table task (
  id uuid not null,
  title text not null,
  description text,
  status text not null,
  category_code text collate "C" not null,
  area_code text collate "C" not null,
  latitude double precision,
  longitude double precision,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  seats integer not null,
  seats_taken integer default 0 not null,
  skills text[] default '{}'::text[] not null,
  languages text[] default '{}'::text[] not null,
  case_id uuid,
  referral_id uuid,
  group_id uuid,
  posted_by text not null,
  posted_at timestamp with time zone not null,
  cancel_reason text,
  version integer default 1 not null,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_referral_id_key UNIQUE (referral_id),
  constraint task_group_id_fkey FOREIGN KEY (group_id) REFERENCES volunteer_group(id),
  constraint task_check CHECK (((seats_taken >= 0) AND (seats_taken <= seats))),
  constraint task_check1 CHECK ((starts_at < ends_at)),
  constraint task_check2 CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint task_check3 CHECK (((referral_id IS NULL) = (group_id IS NULL))),
  constraint task_check4 CHECK (((status <> 'OPEN'::text) OR (seats_taken < seats))),
  constraint task_check5 CHECK (((status <> ALL (ARRAY['FILLED'::text, 'IN_PROGRESS'::text])) OR (seats_taken = seats))),
  constraint task_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint task_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint task_seats_check CHECK (((seats >= 1) AND (seats <= 10000))),
  constraint task_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'FILLED'::text, 'IN_PROGRESS'::text, 'DONE'::text, 'CANCELLED'::text, 'EXPIRED'::text])))
);
CREATE INDEX task_by_area ON task USING btree (area_code, starts_at, id);
CREATE INDEX task_by_case ON task USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_by_category ON task USING btree (category_code, starts_at, id);
CREATE INDEX task_in_order ON task USING btree (starts_at, id);
alter table task enable row level security;
alter table task force row level security;
create policy task_add on task for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR (( SELECT viewer_is_station() AS viewer_is_station) AND viewer.reaches(area_code))));
create policy task_called_off on task for select
  using (((status = 'CANCELLED'::text) AND (id = ANY (( SELECT viewer_assigned_tasks() AS viewer_assigned_tasks)::uuid[]))));
create policy task_change on task for update
  using ((( SELECT viewer.is_system() AS is_system) OR (( SELECT viewer_is_station() AS viewer_is_station) AND viewer.reaches(area_code)) OR ((group_id IS NULL) AND (( SELECT viewer_group() AS viewer_group) IS NOT NULL)) OR (group_id = ( SELECT viewer_group() AS viewer_group)) OR (id = ANY (( SELECT viewer_assigned_tasks() AS viewer_assigned_tasks)::uuid[]))));
create policy task_read on task for select
  using ((( SELECT viewer.is_system() AS is_system) OR ((group_id IS NULL) AND ((status = 'OPEN'::text) OR (( SELECT viewer.role() AS role) = ANY (ARRAY['VOLUNTEER_COORDINATOR'::text, 'VOLUNTEER'::text])))) OR (group_id = ( SELECT viewer_group() AS viewer_group)) OR ((( SELECT viewer_is_station() AS viewer_is_station) OR ( SELECT viewer_is_officer() AS viewer_is_officer)) AND viewer.reaches(area_code)) OR (EXISTS ( SELECT
   FROM claim
  WHERE (claim.task_id = task.id)))));
grant delete, insert, select, update on task to hub_volunteers;

create table volunteer (
  id uuid not null,
  display_name text not null,
  resident_id uuid,
  area_code text collate "C",
  languages text[] default '{}'::text[] not null,
  minutes_served bigint default 0 not null,
  version integer default 1 not null,
  registered_at timestamp with time zone not null,
  constraint volunteer_pkey PRIMARY KEY (id),
  constraint volunteer_resident_id_key UNIQUE (resident_id),
  constraint volunteer_minutes_served_check CHECK ((minutes_served >= 0))
);
alter table volunteer enable row level security;
alter table volunteer force row level security;
create policy volunteer_add on volunteer for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR (id = ( SELECT viewer_uuid() AS viewer_uuid))));
create policy volunteer_change on volunteer for update
  using ((( SELECT viewer.is_system() AS is_system) OR (id = ( SELECT viewer_uuid() AS viewer_uuid)) OR ( SELECT viewer_is_station() AS viewer_is_station)));
create policy volunteer_fitted on volunteer for update
  using (true);
create policy volunteer_matched on volunteer for select
  using (true);
create policy volunteer_read on volunteer for select
  using ((( SELECT viewer.is_system() AS is_system) OR (id = ( SELECT viewer_uuid() AS viewer_uuid)) OR (( SELECT viewer_is_station() AS viewer_is_station) AND viewer_meets(area_code)) OR (EXISTS ( SELECT
   FROM membership
  WHERE (membership.volunteer_id = volunteer.id))) OR (EXISTS ( SELECT
   FROM assignment
  WHERE (assignment.volunteer_id = volunteer.id)))));
CREATE TRIGGER volunteer_speaks AFTER UPDATE OF languages ON volunteer FOR EACH ROW WHEN ((old.languages IS DISTINCT FROM new.languages)) EXECUTE FUNCTION volunteer_speaks();
grant delete, insert, select, update on volunteer to hub_volunteers;

create table volunteer_group (
  id uuid not null,
  name text not null,
  description text,
  status text not null,
  base_latitude double precision,
  base_longitude double precision,
  supervisor_id uuid,
  registered_by text not null,
  member_count integer default 0 not null,
  minutes_served bigint default 0 not null,
  satisfaction_sum integer default 0 not null,
  evaluation_count integer default 0 not null,
  median_response_minutes double precision,
  version integer default 1 not null,
  registered_at timestamp with time zone not null,
  constraint volunteer_group_pkey PRIMARY KEY (id),
  constraint volunteer_group_base_latitude_check CHECK (((base_latitude >= ('-90'::integer)::double precision) AND (base_latitude <= (90)::double precision))),
  constraint volunteer_group_base_longitude_check CHECK (((base_longitude >= ('-180'::integer)::double precision) AND (base_longitude <= (180)::double precision))),
  constraint volunteer_group_check CHECK (((base_latitude IS NULL) = (base_longitude IS NULL))),
  constraint volunteer_group_member_count_check CHECK ((member_count >= 0)),
  constraint volunteer_group_minutes_served_check CHECK ((minutes_served >= 0)),
  constraint volunteer_group_status_check CHECK ((status = ANY (ARRAY['APPLIED'::text, 'VERIFIED'::text, 'SUSPENDED'::text])))
);
CREATE INDEX volunteer_group_by_name ON volunteer_group USING gin (name gin_trgm_ops);
CREATE INDEX volunteer_group_in_order ON volunteer_group USING btree (lower(name) COLLATE "C", id);
grant delete, insert, select, update on volunteer_group to hub_volunteers;

-- What an area's figures are read from, kept in the transaction of every change. A change only adds rows to
-- `figure_change`, so two cases of one community never wait for each other; what has gathered there is folded into
-- `figure` later, and whoever reads figures adds both. Sums of codes and counts: without row-level security, so that
-- the hub's administrator reads figures of cases that are not theirs to read.

-- Work left to do on it since then or, for what has an end, until then. Kept by the timeline, which knows the time.
alter table case_record add column ended_at timestamptz;
-- For how long the clock was stopped: nothing but a pause ever moves due_at. Null is none.
alter table case_record add column paused_seconds double precision;
-- What figures of a category are kept under.
alter table category add column number integer generated always as identity unique;

create type figure_kind as enum (
  -- By day of opening; the key is the line's place in the list, or the category's number.
  'OPENED_ON_LINE', 'OPENED',
  -- By day of closing; whatever was reopened does not count until it is closed again.
  'CLOSED_ON_LINE', 'CLOSED',
  -- By the day on which no work was left.
  'ENDED',
  -- What ended late, +1 on the day it was due and -1 on the day it ended: the sum up to a day is what was late then.
  'LATE',
  -- By day of opening: was answered, or ended after the time for it without an answer; and answered in time.
  'DUE_FOR_RESPONSE', 'RESPONDED_IN_TIME',
  -- Residents' evaluations by day.
  'EVALUATED', 'FOUND_RESOLVED', 'FOUND_GOOD',
  -- By day of resolution; the key is the hours from opening to resolution without pauses, in tenths.
  'HOURS'
);

create table figure_change (
  kind figure_kind not null,
  community_code text collate "C" not null,
  area_code text collate "C" not null,
  at timestamptz not null,
  key integer not null,
  n integer not null
);

-- Levels of time: 0 one day, 1 eight days, 2 sixty-four days, 3 ever; a block is the day's number since 1970 divided by
-- that. Levels 1 and 2 are kept above communities only, where there are many rows a day.
create table figure (
  area_code text collate "C" not null,
  level smallint not null,
  kind figure_kind not null,
  block integer not null,
  key integer not null,
  n integer not null,
  primary key (area_code, level, kind, block, key) include (n)
);
-- Days that may stand out: a surge is five at least.
create index figure_surge on figure (area_code, block) where kind = 'OPENED' and level = 0 and n >= 5;
create index figure_days on figure (area_code, key, block) include (n) where kind = 'OPENED' and level = 0;

-- What time alone moves: the deadlines that are still running. Ids and times, read as sums only.
create table running_clock (
  case_id uuid primary key,
  area_code text collate "C" not null,
  opened_at timestamptz not null,
  -- Null once it is answered.
  respond_by timestamptz,
  -- Null while it is paused.
  due_at timestamptz
);
create index on running_clock (due_at) include (area_code) where due_at is not null;
create index on running_clock (opened_at) include (area_code, respond_by) where respond_by is not null;

-- What one case counts for. The category's row is looked up once a case, not joined once a figure.
create function figures_of_case(c case_record)
returns table (kind figure_kind, at timestamptz, key integer) stable language sql as $$
  select f.* from
    (select array_position(array['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'], k.line) as line, k.number
      from category k where k.code = c.category_code) k
    cross join lateral (values
      ('OPENED_ON_LINE'::figure_kind, c.opened_at, k.line),
      ('OPENED', c.opened_at, k.number),
      ('CLOSED_ON_LINE', c.closed_at, k.line),
      ('CLOSED', c.closed_at, k.number),
      ('ENDED', c.ended_at, 0),
      ('DUE_FOR_RESPONSE', case when c.responded_at is not null or c.ended_at > c.respond_by then c.opened_at end, 0),
      ('RESPONDED_IN_TIME', case when c.responded_at <= c.respond_by then c.opened_at end, 0),
      ('HOURS', c.resolved_at,
        round((extract(epoch from c.resolved_at - c.opened_at) - coalesce(c.paused_seconds, 0)) / 360)::integer)
    ) as f (kind, at, key)
  where f.at is not null
$$;

create function keep_case_ending() returns trigger language plpgsql as $$
begin
  update case_record
  set ended_at = case when new.kind <> 'REOPENED' then new.at end
  where id = new.case_id and (ended_at is null) = (new.kind <> 'REOPENED');
  return null;
end $$;
create trigger keep_case_ending after insert on case_event for each row
  when (new.kind in ('RESOLVED', 'REDIRECTED', 'WITHDRAWN', 'REOPENED')) execute function keep_case_ending();

create function keep_case_pause() returns trigger language plpgsql as $$
begin
  new.paused_seconds := coalesce(old.paused_seconds, 0) + extract(epoch from new.due_at - old.due_at);
  return new;
end $$;
create trigger keep_case_pause before update on case_record for each row
  when (new.due_at <> old.due_at) execute function keep_case_pause();

create function is_running(status text) returns boolean immutable parallel safe language sql as $$
  select status not in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN')
$$;

create function keep_case_figures() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change
    select f.kind, c.community_code, c.area_code, f.at, f.key, 1 from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f;
    insert into figure_change
    select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
    from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at;
  else
    insert into figure_change
    select s.kind, s.community_code, s.area_code, s.at, s.key, sum(s.n)
    from (
      select f.kind, c.community_code, c.area_code, f.at, f.key, 1 as n from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select f.kind, c.community_code, c.area_code, f.at, f.key, -1 from old_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
      from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, -l.n
      from old_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
    ) s
    group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    delete from running_clock r using new_row c where r.case_id = c.id and not is_running(c.status);
  end if;
  insert into running_clock as r
  select c.id, c.area_code, c.opened_at, case when c.responded_at is null then c.respond_by end,
    case when c.paused_since is null then c.due_at end
  from new_row c where is_running(c.status)
  on conflict (case_id) do update
    set area_code = excluded.area_code, respond_by = excluded.respond_by, due_at = excluded.due_at
    where (r.area_code, r.respond_by, r.due_at) is distinct from (excluded.area_code, excluded.respond_by, excluded.due_at);
  return null;
end $$;
create trigger keep_new_case_figures after insert on case_record referencing new table as new_row
  for each statement execute function keep_case_figures();
create trigger keep_case_figures after update on case_record referencing old table as old_row new table as new_row
  for each statement execute function keep_case_figures();

-- Whoever gives an evaluation sees its case.
create function keep_evaluation_figures() returns trigger language plpgsql as $$
begin
  insert into figure_change
  select f.kind, c.community_code, c.area_code, new.at, 0, f.n
  from case_record c
    cross join lateral (values
      ('EVALUATED'::figure_kind, (tg_op = 'INSERT')::integer),
      ('FOUND_RESOLVED', new.resolved::integer - (tg_op = 'UPDATE' and old.resolved)::integer),
      ('FOUND_GOOD', (new.satisfaction >= 4)::integer - (tg_op = 'UPDATE' and old.satisfaction >= 4)::integer)
    ) f (kind, n)
  where c.id = new.case_id and f.n <> 0;
  return null;
end $$;
create trigger keep_new_evaluation_figures after insert on evaluation for each row
  when (new.said_by = 'RESIDENT') execute function keep_evaluation_figures();
create trigger keep_evaluation_figures after update of resolved, satisfaction on evaluation for each row
  when (new.said_by = 'RESIDENT') execute function keep_evaluation_figures();

-- Gathers what has changed into the days of the hub's time zone: one at a time, a second one does nothing. In one
-- statement, so that a reader sees a change in one place or in the other.
create function fold_figures(zone text) returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' fold_figures', 0)) then
    return;
  end if;
  with taken as (
    delete from figure_change returning *
  ), by_day as (
    select kind, community_code, area_code, (at at time zone zone)::date - date '1970-01-01' as day, key, sum(n) as n
    from taken group by 1, 2, 3, 4, 5 having sum(n) <> 0
  ), by_area as (
    select d.kind, a.code, length(a.code) < length(d.community_code) as above, d.day, d.key, sum(d.n) as n
    from by_day d cross join lateral (
      select array_to_string((string_to_array(d.area_code, '.'))[1:depth], '.') as code
      from generate_series(1, cardinality(string_to_array(d.area_code, '.'))) as depth) a
    group by 1, 2, 3, 4, 5
  )
  insert into figure as f (area_code, level, kind, block, key, n)
  select d.code, l.level, d.kind, d.day / l.days, d.key, sum(d.n)
  from by_area d join (values (0, 1), (1, 8), (2, 64), (3, 1000000)) as l (level, days)
    on l.level = 0 or (l.level in (1, 2) and d.above) or (l.level = 3 and d.kind in ('OPENED_ON_LINE', 'ENDED'))
  group by 1, 2, 3, 4, 5
  on conflict (area_code, level, kind, block, key) do update set n = f.n + excluded.n;
end $$;

-- What there was before: the same figures from the same functions.
select set_config('viewer.role', 'SYSTEM', true);
update case_record c set ended_at = e.at
from (select distinct on (case_id) case_id, kind, at from case_event
  where kind in ('RESOLVED', 'REDIRECTED', 'WITHDRAWN', 'REOPENED') order by case_id, sequence desc) e
where e.case_id = c.id and e.kind <> 'REOPENED';
delete from figure_change;
insert into figure_change
select f.kind, c.community_code, c.area_code, f.at, f.key, 1 from case_record c cross join lateral figures_of_case(c) f;
insert into figure_change
select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
from case_record c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at;
insert into running_clock
select id, area_code, opened_at, case when responded_at is null then respond_by end,
  case when paused_since is null then due_at end
from case_record where is_running(status)
on conflict (case_id) do nothing;
insert into figure_change
select f.kind, c.community_code, c.area_code, e.at, 0, 1
from evaluation e join case_record c on c.id = e.case_id
  cross join lateral (values ('EVALUATED'::figure_kind, true), ('FOUND_RESOLVED', e.resolved),
    ('FOUND_GOOD', e.satisfaction >= 4)) f (kind, counts)
where e.said_by = 'RESIDENT' and f.counts;

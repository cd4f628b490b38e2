-- What the triggers and the folding make of the cases that are there, from the cases themselves, in the days of zone $1.
with by_day as materialized (
  select f.kind, c.area_code, (f.at at time zone $1)::date - date '1970-01-01' as day, f.key, sum(f.n) as n
  from case_record c cross join lateral (
    select kind, at, key, 1 from figures_of_case(c)
    union all select 'LATE', c.due_at, 0, 1 where c.ended_at > c.due_at
    union all select 'LATE', c.ended_at, 0, -1 where c.ended_at > c.due_at
  ) f (kind, at, key, n)
  group by 1, 2, 3, 4
), reached as materialized (
  select k.code as area_code, a.code from known_area k join known_area a on k.code = a.code
    or starts_with(k.code, a.code || '.') where k.level = 'COMMUNITY'
), by_area as (
  select a.code, d.kind, d.day, d.key, a.code <> d.area_code as above, sum(d.n) as n
  from by_day d join reached a using (area_code) group by 1, 2, 3, 4, 5
)
insert into figure (area_code, level, kind, block, key, n)
select d.code, l.level, d.kind, d.day >> 2 * l.level, d.key, sum(d.n)
from by_area d join (values (0), (1), (2), (3), (4), (5), (15)) as l (level)
  on l.level = 0 or (l.level between 1 and 5 and d.above) or (l.level = 15 and d.kind in ('OPENED_ON_LINE', 'ENDED'))
group by 1, 2, 3, 4, 5
-- then
insert into running_clock
select id, area_code, opened_at, case when responded_at is null and paused_since is null then respond_by end,
  case when paused_since is null then due_at end
from case_record where is_running(status)

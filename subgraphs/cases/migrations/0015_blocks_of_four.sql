-- A level of time holds four blocks of the one below it (1, 4, 16, 64, 256 and 1,024 days; level 15 holds all days), and a
-- period is a sum of blocks, some of them taken away again: a district's categories of a year are a quarter of the rows.
delete from figure where level in (1, 2);
update figure set level = 15 where level = 3;
insert into figure (area_code, level, kind, block, key, n)
select f.area_code, l.level, f.kind, f.block >> 2 * l.level, f.key, sum(f.n)
from figure f cross join generate_series(1, 5) as l (level)
where f.level = 0 and exists (select from known_area k
  where k.level = 'COMMUNITY' and k.code >= f.area_code || '.' and k.code < f.area_code || '/')
group by 1, 2, 3, 4, 5;

create or replace function fold_figures(zone text) returns void language plpgsql as $$
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
  select d.code, l.level, d.kind, d.day >> 2 * l.level, d.key, sum(d.n)
  from by_area d join (values (0), (1), (2), (3), (4), (5), (15)) as l (level)
    on l.level = 0 or (l.level between 1 and 5 and d.above) or (l.level = 15 and d.kind in ('OPENED_ON_LINE', 'ENDED'))
  group by 1, 2, 3, 4, 5
  on conflict (area_code, level, kind, block, key) do update set n = f.n + excluded.n;
end $$;

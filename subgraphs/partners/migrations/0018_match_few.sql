-- A need that few services could meet is answered at once, and most needs of a station's board are: where on earth it is, and
-- how deep its category lies, is worked out only for one that many could meet.
create or replace function match_candidates(areas text[], category text, categories text[], latitude double precision, longitude double precision, languages text[], skills text[], attributes text[], age_years integer, max_fee double precision, windowed boolean, days date[], spans int4range[], most integer, few integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_material TO 'off'
 SET jit TO 'off'
AS $function$
#variable_conflict use_variable
declare
  hair constant float8 := 1e-9;
  here cube;
  depth int;
  all_of_them uuid[];
  ids uuid[] := '{}';
  scores float8[] := '{}';
  threshold float8 := -1;
  slack float8 := 0;
  upper float8;
  lower float8;
  step float8 := 0.04;
  small bigint[];
  small_worths float8[];
  large bigint[];
  large_worths float8[];
  large_promises float8[];
  -- What proximity adds at most beyond the cells that are looked at one by one: at 2 km.
  beyond float8 := 0.25 / 3;
  cells int[];
  nears float8[];
  at_promise int;
  scan record;
  one record;
  promised cursor (floor float8) for
    select f.service_id, f.bound, m.score + f.near as score
      from (
        select l.service_id, g.worth, n.near, g.worth + n.near + l.promise + slack + hair as bound
          from unnest(small || large, small_worths || large_worths) with ordinality as g(group_id, worth, place)
         cross join lateral (select case when g.place <= coalesce(cardinality(small), 0) then 0.25 else beyond end as most) as x
         cross join lateral (
           select service_id, promise, spot from service_lane
            where group_id = g.group_id and promise >= floor - g.worth - x.most - slack - hair
         ) as l
         cross join lateral match_near(l.spot <-> here) as n
         where n.near <= x.most and g.worth + n.near + l.promise + slack + hair between floor and upper
        union all
        select l.service_id, g.worth, n.near, g.worth + n.near + l.promise + slack + hair
          from unnest(cells, nears) as c(cell, near)
          join unnest(large, large_worths, large_promises) as g(group_id, worth, promise)
            on g.promise >= floor - g.worth - c.near - slack - hair
         cross join lateral (
           select service_id, promise, spot from service_lane
            where group_id = g.group_id and cell = c.cell and promise >= floor - g.worth - c.near - slack - hair
            -- One probe for each cell, whatever the planner thinks of it.
            offset 0
         ) as l
         cross join lateral match_near(l.spot <-> here) as n
         where n.near > beyond and g.worth + n.near + l.promise + slack + hair between floor and upper
         order by 4 desc
      ) as f
     cross join lateral match_score(f.service_id, nullif(f.worth, 0), category, depth, latitude, longitude, languages,
                                    skills, attributes, age_years, max_fee, windowed, days, spans) as m(score);
  promising cursor (lane bigint, worth float8) for
    select l.service_id, l.promise, m.score
      from service_lane l
     cross join lateral match_score(l.service_id, worth, category, depth, null, null, languages, skills, attributes,
                                    age_years, max_fee, windowed, days, spans) as m(score)
     where l.group_id = lane
     order by l.promise desc, l.service_id;
begin
  select array_agg(f.service_id) into all_of_them
    from ((select r.service_id from service_reach r
            where r.area_code = any (areas) and r.category_code = any (categories) limit few + 1)
          union all
          (select r.service_id from service_reach r
            where r.area_code = any (areas) and r.category_code >= category || '.' and r.category_code < category || '/'
            limit few + 1)) as f;
  if coalesce(cardinality(all_of_them), 0) <= few then
    return query select unnest(all_of_them);
    return;
  end if;

  here := ll_to_earth(latitude, longitude)::cube;
  depth := length(category) - length(replace(category, '.', ''));

  -- With a highest fee, the fee's value is another than in the promise: by so much at most, where the fee is
  -- 10 √max_fee − 100.
  if max_fee > 100 then slack := 0.05 * power(1 - 10 / sqrt(max_fee), 2); end if;

  if latitude is not null then
    select max(g.worth + g.promise) + slack + 0.25 + 2 * hair,
           array_agg(g.group_id) filter (where g.members <= few), array_agg(g.worth) filter (where g.members <= few),
           array_agg(g.group_id) filter (where g.members > few), array_agg(g.worth) filter (where g.members > few),
           array_agg(g.promise) filter (where g.members > few)
      into upper, small, small_worths, large, large_worths, large_promises
      from (select l.group_id, l.worth, f.promise, f.members
              from match_lanes(areas, category, categories, true) as l
             cross join lateral (
               select max(promise) as promise, count(*) as members
                 from (select promise from service_lane where group_id = l.group_id order by promise desc limit few + 1) as p
             ) as f
             where f.promise is not null) as g;
    select array_agg(c.cell), array_agg(c.near) into cells, nears from match_cells(latitude, longitude, 2000) as c;
    if cells is null then beyond := 0.25; end if;
    while upper > 0 loop
      -- Never below what the worst of the best has: nothing there can be among them.
      lower := greatest(upper - step, threshold);
      open promised(lower);
      loop
        fetch promised into one;
        exit when not found or one.bound < threshold;
        continue when one.score is null or one.score + hair < threshold;
        ids := ids || one.service_id;
        scores := scores || one.score;
        if cardinality(ids) >= most then
          select best into threshold from (select max(f.score) as best from unnest(ids, scores) as f(id, score) group by f.id) as b
           order by best desc offset most - 1 limit 1;
          threshold := coalesce(threshold, -1);
        end if;
      end loop;
      close promised;
      exit when threshold >= lower;
      upper := lower;
      -- Nothing found: a wider round finds it sooner.
      if cardinality(ids) = 0 then step := step * 1.5; end if;
    end loop;
  end if;

  for scan in
    select l.group_id, l.worth, l.worth + slack + 0.125 + f.promise as bound
      from (values (false), (true)) as p(located)
     cross join lateral match_lanes(areas, category, categories, p.located) as l
     cross join lateral (
       select promise from service_lane where group_id = l.group_id order by promise desc limit 1
     ) as f
     where not p.located or latitude is null
     order by bound desc
  loop
    exit when scan.bound + hair < threshold;
    at_promise := 0;
    open promising(scan.group_id, nullif(scan.worth, 0));
    loop
      fetch promising into one;
      -- So many that have all they promise: what follows promises less, or the same and has a later id.
      exit when not found or at_promise >= most or scan.worth + 0.125 + slack + one.promise + hair < threshold;
      continue when one.score is null;
      if one.score + hair >= scan.worth + slack + one.promise then at_promise := at_promise + 1; end if;
      if one.score + 0.125 + hair >= threshold then
        ids := ids || one.service_id;
        scores := scores || one.score + 0.125;
        if cardinality(ids) >= most then
          select best into threshold from (select max(f.score) as best from unnest(ids, scores) as f(id, score) group by f.id) as b
           order by best desc offset most - 1 limit 1;
          threshold := coalesce(threshold, -1);
        end if;
      end if;
    end loop;
    close promising;
  end loop;
  return query select distinct f.id from unnest(ids, scores) as f(id, score) where f.score + hair >= threshold;
end
$function$;

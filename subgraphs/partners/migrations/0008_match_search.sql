-- What a service scores beside proximity; null when it does not fit. `worth` is that of the category under which it was
-- come upon; null: what is best of its categories below the needed one. Small enough that PostgreSQL writes it into the
-- query that asks.
create function match_score(
  service uuid, worth float8, needed text, depth int, at_latitude float8, at_longitude float8, asked_languages text[],
  asked_skills text[], asked_attributes text[], age_years int, max_fee float8, windowed boolean, days date[],
  spans int4range[])
returns table (score float8) stable language sql as $$
  select case when service_fits(s, hub_distance_meters(at_latitude, at_longitude, s.latitude, s.longitude),
                                asked_languages, asked_skills, asked_attributes, age_years, max_fee, windowed, days, spans)
         then coalesce(worth, (select max(0.3 * power(0.6::float8, length(c) - length(replace(c, '.', '')) - depth))
                                 from unnest(s.category_codes) as c where c >= needed || '.' and c < needed || '/'))
              + coalesce((select t.standing from track_record t where t.organization_id = s.organization_id), 0.175)
              + 0.1 * (s.capacity - s.load)::float8 / s.capacity
              + 0.05 * case when s.fee_kind = 'FREE' then 1
                            when max_fee > 0 then 1 - s.fee_amount::float8 / max_fee
                            else 1 / (1 + s.fee_amount::float8 / 100) end
         end
    from service s where s.id = service
$$;

-- What proximity adds to a score, by the way through the earth in metres.
create function match_near(chord float8) returns table (near float8) immutable language sql as $$
  select 0.25 / (1 + 2 * asin(least(1, chord / 2 / earth())) * 6371.0088)
$$;

-- The lanes that a need looks at: of its category and those above, each with what that adds to a score, and of all below,
-- whose promise has it (0).
create function match_lanes(areas text[], category text, categories text[], located boolean)
returns table (group_id bigint, worth float8) immutable language sql as $$
  select lane_group(a, c.code, c.below, located), c.worth
    from unnest(areas) as a
   cross join (
     select code, false as below,
            0.3 * power(0.8::float8, length(category) - length(replace(category, '.', ''))
                                     - (length(code) - length(replace(code, '.', '')))) as worth
       from unnest(categories) as code
     union all select category, true, 0
   ) as c
$$;

-- The score of the last of the best `most`, each service counted once; -1 while there are fewer.
create function match_threshold(ids uuid[], scores float8[], most int) returns float8 immutable language sql as $$
  select coalesce((select best from (select max(score) as best from unnest(ids, scores) as f(id, score) group by id) as b
                    order by best desc offset most - 1 limit 1), -1)
$$;

-- The cells that have something within so many metres of a place, each with what proximity adds to a score there at
-- most. None: they are too many, or lie about a pole or where the days change, and the whole map is to be looked at.
create function match_cells(latitude float8, longitude float8, meters float8)
returns table (cell int, near float8) immutable language sql as $$
  with box as (
    select floor((latitude - span + 90) * 80)::int as south, floor((latitude + span + 90) * 80)::int as north,
           floor((longitude - span / narrow + 180) * 80)::int as west,
           floor((longitude + span / narrow + 180) * 80)::int as east
      from (select span, cos(radians(abs(latitude) + span)) as narrow
              from (select least(meters, 1e5) / 111194 as span) as s) as n
     where meters < 1e5 and abs(latitude) + span < 80 and abs(longitude) + span / narrow < 180
  )
  select row * 32768 + col, 0.25 / (1 + away * 6371.0088)
    from box
   cross join generate_series(south, north) as row
   cross join generate_series(west, east) as col
   cross join lateral (
     -- At least as far as the nearest parallel and the nearest meridian of the cell are, in radians.
     select 0.999999 * greatest(
              radians(greatest(row / 80.0 - 90 - latitude, latitude - (row + 1) / 80.0 + 90, 0)),
              asin(sin(radians(greatest(col / 80.0 - 180 - longitude, longitude - (col + 1) / 80.0 + 180, 0)))
                   * cos(radians(latitude)))) as away
   ) as d
   where (north - south + 1) * (east - west + 1) <= 200 and away * 6371008.8 <= meters
$$;

/*
 * Services among which the best `most` for a need are, ties included, and few others. All of them while there are no
 * more than `few`; else what can still be among the best: those with a place, in rounds, each of which lowers what must
 * be promised, until `most` score what all the others do not even promise; then those without (all, when the need has
 * none), from the highest promise on.
 * `areas` and `categories` are lineages; a score counted here may be a hair off, so bounds leave a hair.
 */
create or replace function match_candidates(
  areas text[], category text, categories text[], latitude float8, longitude float8, languages text[], skills text[],
  attributes text[], age_years int, max_fee float8, windowed boolean, days date[], spans int4range[], most int, few int)
returns setof uuid stable language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set jit = off as $$
#variable_conflict use_variable
declare
  hair constant float8 := 1e-9;
  here constant cube := ll_to_earth(latitude, longitude)::cube;
  depth constant int := length(category) - length(replace(category, '.', ''));
  all_of_them uuid[];
  ids uuid[] := '{}';
  scores float8[] := '{}';
  threshold float8 := -1;
  slack float8 := 0;
  upper float8;
  lower float8;
  step float8 := 0.06;
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
    return query select distinct unnest(all_of_them);
    return;
  end if;

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
      lower := upper - step;
      open promised(lower);
      loop
        fetch promised into one;
        exit when not found or one.bound < threshold;
        continue when one.score is null or one.score + hair < threshold;
        ids := ids || one.service_id;
        scores := scores || one.score;
        if cardinality(ids) >= most then select match_threshold(ids, scores, most) into threshold; end if;
      end loop;
      close promised;
      exit when threshold >= lower;
      upper := lower;
      -- Few fit: wider rounds find them sooner.
      step := step * 1.5;
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
        if cardinality(ids) >= most then select match_threshold(ids, scores, most) into threshold; end if;
      end if;
    end loop;
    close promising;
  end loop;
  return query select distinct f.id from unnest(ids, scores) as f(id, score) where f.score + hair >= threshold;
end
$$;

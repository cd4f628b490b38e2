-- The schema partners as its migrations leave it. Written by npm run schema:print.

CREATE OR REPLACE FUNCTION lane_cell(latitude double precision, longitude double precision)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select floor((latitude + 90) * 80)::int * 32768 + floor((longitude + 180) * 80)::int
$function$
;

CREATE OR REPLACE FUNCTION lane_group(area text, category text, below boolean, located boolean)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select hashtextextended(concat_ws(' ', area, category, below, located), 0)
$function$
;

CREATE OR REPLACE FUNCTION load_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform refresh_lanes(array[new.id]);
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION mark_modified()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.modified_at := now();
  return new;
end
$function$
;

CREATE OR REPLACE FUNCTION match_candidates(areas text[], category text, categories text[], latitude double precision, longitude double precision, languages text[], skills text[], attributes text[], age_years integer, max_fee double precision, windowed boolean, days date[], spans int4range[], most integer, few integer)
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
$function$
;

CREATE OR REPLACE FUNCTION match_cells(latitude double precision, longitude double precision, meters double precision)
 RETURNS TABLE(cell integer, near double precision)
 LANGUAGE sql
 IMMUTABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION match_lanes(areas text[], category text, categories text[], located boolean)
 RETURNS TABLE(group_id bigint, worth double precision)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select lane_group(a, c.code, c.below, located), c.worth
    from unnest(areas) as a
   cross join (
     select code, false as below,
            0.3 * power(0.8::float8, length(category) - length(replace(category, '.', ''))
                                     - (length(code) - length(replace(code, '.', '')))) as worth
       from unnest(categories) as code
     union all select category, true, 0
   ) as c
$function$
;

CREATE OR REPLACE FUNCTION match_near(chord double precision)
 RETURNS TABLE(near double precision)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select 0.25 / (1 + 2 * asin(least(1, chord / 2 / earth())) * 6371.0088)
$function$
;

CREATE OR REPLACE FUNCTION match_score(service uuid, worth double precision, needed text, depth integer, at_latitude double precision, at_longitude double precision, asked_languages text[], asked_skills text[], asked_attributes text[], age_years integer, max_fee double precision, windowed boolean, days date[], spans int4range[])
 RETURNS TABLE(score double precision)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION opening_of(hours jsonb)
 RETURNS int4multirange
 LANGUAGE sql
 STABLE
AS $function$
  select range_agg(int4range(
           ((h ->> 'weekday')::int - 1) * 86400 + extract(epoch from (h ->> 'opens')::interval)::int,
           ((h ->> 'weekday')::int - 1) * 86400 + extract(epoch from (h ->> 'closes')::interval)::int))
    from jsonb_array_elements(hours) as h
$function$
;

CREATE OR REPLACE FUNCTION record_standing(satisfaction_sum integer, evaluations integer, response_minutes double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select 0.2 * ((17.5::float8 + satisfaction_sum) / (5 + evaluations) - 1) / 4
       + 0.1 * coalesce(1 / (1 + response_minutes / 240), 0.5)
$function$
;

CREATE OR REPLACE FUNCTION refresh_cards(services uuid[])
 RETURNS void
 LANGUAGE sql
 SET jit TO 'off'
AS $function$
  delete from service_card c
   where c.service_id = any (services)
     and not exists (select from service s join organization o on o.id = s.organization_id
                      where s.id = c.service_id and s.status = 'LISTED' and o.status = 'VERIFIED');

  with offered as materialized (
    select s.*, o.kind, o.name
      from service s join organization o on o.id = s.organization_id and o.status = 'VERIFIED'
     where s.id = any (services) and s.status = 'LISTED'
  ), named as materialized (
    select array_agg(id) as ids, search_tokens(search_fold(name)) as tokens from offered group by organization_id, name
  ), said as materialized (
    select id, 1 as level, search_fold(title) as folded from offered
    union all
    select id, 3, search_fold(description) from offered where description is not null
  ), text as materialized (
    -- At which levels a token counts: 1 for the title, 2 for title and organisation, 3 for the description too.
    select t.id, t.token, min(t.level) as level
      from (select s.id, p.piece collate "C" as token, s.level from said s cross join lateral search_pieces(s.folded) as p(piece)
            union all
            select i.id, t.token, 2 from named cross join unnest(named.ids) as i(id) cross join unnest(named.tokens) as t(token)
           ) as t
     group by t.id, t.token
  ), known as (
    insert into search_word (word)
    select token
      from (select distinct token from text where length(token) between 3 and 60 and search_is_word(token)) as t
     where not exists (select from search_word where word = t.token)
  ), category as materialized (
    select s.id, string_to_array(c.code, '.') as parts from offered s cross join unnest(s.category_codes) as c(code)
  ), facet (id, kind, value) as (
    select id, 'category', array_to_string(parts[1:n], '.') from category cross join generate_series(1, cardinality(parts)) as n
    union all
    select service_id, 'area', area_code from service_reach where service_id = any (services)
    union all
    select id, 'organization', organization_id::text from offered
    union all
    select id, 'kind', kind from offered
    union all
    select id, 'language', l from offered cross join unnest(languages) as l
    union all
    select id, 'free', (fee_kind = 'FREE')::text from offered
    union all
    select id, 'fee', search_fee_step(fee_amount::float8)::text from offered where fee_kind <> 'FREE'
    union all
    select id, 'hours', part::text
      from offered cross join unnest(opening) as r
     cross join generate_series(lower(r) / 10800, (upper(r) - 1) / 10800) as part
    union all
    select id, 'hours', 'unstated' from offered where opening is null
  ), terms as materialized (
    select id, array_agg(distinct term) filter (where not of_text) as facets, array_agg(term) filter (where of_text) as words
      from (select id, false as of_text, search_term(kind, value) as term from facet
            union all select id, true, search_term('3', token) from text
            union all select id, true, search_term('2', token) from text where level <= 2
            union all select id, true, search_term('1', token) from text where level = 1) as t
     group by id
  )
  insert into service_card (service_id, title, spot, fee, opening, closures, facets, words)
  select s.id, s.title, ll_to_earth(s.latitude, s.longitude)::cube, s.fee_amount::float8, s.opening, s.closures, t.facets,
         coalesce(t.words, '{}')
    from terms t
    join service s on s.id = t.id and s.status = 'LISTED'
    join organization o on o.id = s.organization_id and o.status = 'VERIFIED'
  on conflict (service_id) do update
     set title = excluded.title, spot = excluded.spot, fee = excluded.fee, opening = excluded.opening,
         closures = excluded.closures, facets = excluded.facets, words = excluded.words
   where (service_card.title, service_card.spot, service_card.fee, service_card.opening, service_card.closures)
           is distinct from (excluded.title, excluded.spot, excluded.fee, excluded.opening, excluded.closures)
      or not (service_card.facets @> excluded.facets and service_card.facets <@ excluded.facets
              and service_card.words @> excluded.words and service_card.words <@ excluded.words)
$function$
;

CREATE OR REPLACE FUNCTION refresh_lanes(services uuid[])
 RETURNS void
 LANGUAGE sql
 SET jit TO 'off'
AS $function$
  with offered as materialized (
    select s.id, s.latitude is not null as located, ll_to_earth(s.latitude, s.longitude)::cube as spot,
           lane_cell(s.latitude, s.longitude) as cell,
           standing_ceiling(t.standing) + service_standing(s.capacity, s.load, s.fee_kind, s.fee_amount) as promise
      from service s left join track_record t on t.organization_id = s.organization_id
     where s.id = any (services) and s.load < s.capacity
  ), wanted as materialized (
    select o.id as service_id, r.group_id, o.promise + max(r.below) as promise, o.cell, o.spot
      from offered o
     cross join lateral (
       select lane_group(s.area_code, array_to_string(p.parts[1:n], '.'), n < cardinality(p.parts), o.located) as group_id,
              case when n < cardinality(p.parts) then 0.3 * power(0.6::float8, cardinality(p.parts) - n) else 0 end as below
         from service_reach s
        cross join lateral string_to_array(s.category_code, '.') as p(parts)
        cross join generate_series(1, cardinality(p.parts)) as n
        where s.service_id = o.id
     ) as r
     group by o.id, r.group_id, o.promise, o.cell, o.spot
  ), removed as (
    delete from service_lane l
     where l.service_id = any (services)
       and not exists (select 1 from wanted w where (w.service_id, w.group_id) = (l.service_id, l.group_id))
  )
  insert into service_lane (service_id, group_id, promise, cell, spot)
  select service_id, group_id, promise, cell, spot from wanted
  on conflict (service_id, group_id) do update
     set promise = excluded.promise, cell = excluded.cell, spot = excluded.spot
   where service_lane.promise <> excluded.promise or service_lane.spot is distinct from excluded.spot
$function$
;

CREATE OR REPLACE FUNCTION refresh_reach(services uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with wanted as (
    select distinct case when starts_with(a.code, o.code) then a.code else o.code end as area_code,
           c.code as category_code, s.id as service_id
      from service s
      join organization g on g.id = s.organization_id and g.status = 'VERIFIED'
     cross join unnest(s.area_codes) as a(code)
     cross join unnest(g.area_codes) as o(code)
     cross join unnest(s.category_codes) as c(code)
     where s.id = any (services) and s.status = 'LISTED'
       and (a.code = o.code or starts_with(a.code, o.code || '.') or starts_with(o.code, a.code || '.'))
  ), removed as (
    delete from service_reach r
     where r.service_id = any (services)
       and not exists (select 1 from wanted w
                        where (w.area_code, w.category_code, w.service_id) = (r.area_code, r.category_code, r.service_id))
  )
  insert into service_reach (area_code, category_code, service_id)
  select area_code, category_code, service_id from wanted
  on conflict do nothing;
  select refresh_lanes(services);
  select refresh_cards(services)
$function$
;

CREATE OR REPLACE FUNCTION search_best(facets text[], words text[], after_level integer, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  groups constant text[] := search_words(words);
  found constant text[] := array(select array_to_string(search_level(groups, n), ' and ') from generate_series(1, 4) as n);
  number constant int := cardinality(groups) / 4;
  others constant int := cardinality(facets);
  every constant text := array_to_string('{true}' || facets, ' and ');
  shares constant float8[] := search_shares(
    facets || array(select unnest(groups)) || array(select every || ' and ' || level from unnest(found) as level));
  whole constant float8[] := array(
    select case when 'false' = any (search_level(groups, n)) then 0
                else search_whole(shares[others + 4 * number + n], every || ' and ' || found[n]) end
      from generate_series(1, 4) as n);
  own int := coalesce(after_level, 1);
  level int;
  lookup record;
  gathered float8;
  fit float8;
  ids uuid[];
  keys text[];
begin
  loop
    while own < 4 and whole[own] = 0 and after_id is null loop own := own + 1; end loop;
    level := case when ids is null then own else 4 end;
    while level < 4 and search_cards() * whole[level] < 16 * most loop level := level + 1; end loop;
    lookup := search_lookup(facets || search_level(groups, level),
                            shares[:others] || shares[others + number * (level - 1) + 1 : others + number * level], whole[level]);
    gathered := search_cards() * lookup.fetched;
    fit := whole[own] - coalesce(whole[own - 1], 0);
    ids := null;
    if fit > 0 and 1.2 * most / fit < gathered then
      select array_agg(w.service_id), array_agg(w.sort_key) into ids, keys
        from search_walk(case when after_id is null then 'true' else format('c.service_id > %L::uuid', after_id) end,
                         concat_ws(' and ', every, found[own], 'not (' || found[own - 1] || ')'), own::text, 'c.service_id',
                         gathered, most) as w;
    end if;
    if ids is null or cardinality(ids) < most then
      select coalesce(array_agg(w.service_id), '{}'), array_agg(w.sort_key) into ids, keys
        from search_gather_levels(
          lookup.condition,
          (select format('case %s else %s end', coalesce(string_agg(format('when %s then %s', found[n], n), ' ' order by n),
                         'when false then 0'), level) from generate_series(1, level - 1) as n),
          case when after_id is null then own - 1 else own end,
          coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), most) as w;
      own := level;
    end if;
    return query select * from unnest(ids, keys);
    most := most - cardinality(ids);
    exit when most <= 0 or own = 4;
    own := own + 1;
    after_id := null;
  end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION search_cards()
 RETURNS double precision
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(reltuples, 1000)::float8 from pg_class where oid = 'service_card'::regclass
$function$
;

CREATE OR REPLACE FUNCTION search_chord(meters double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select 2 * earth() * sin(least(meters / 6371008.8, pi()) / 2)
$function$
;

CREATE OR REPLACE FUNCTION search_count(words text[], category text, areas text[], latitude double precision, longitude double precision, within_meters double precision, free boolean, max_fee double precision, language text, organization text, kinds text[], open_at timestamp with time zone, zone text)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET jit TO 'off'
AS $function$
declare
  number bigint;
begin
  execute format('select count(*) from service_card c where %s', array_to_string(
    array_remove(
      '{true}' || search_facets(category, areas, free, max_fee, language, organization, kinds, open_at, zone)
        || case when words is not null then search_level(search_words(words), 4) end
        || case when within_meters is not null then
             format('c.spot <@ cube_enlarge(%1$L::cube, %2$L::float8 + 0.001, 3) and c.spot <-> %1$L::cube <= %2$L::float8 + 1e-6',
                    ll_to_earth(latitude, longitude)::cube, search_chord(within_meters)) end,
      null), ' and ')) into number;
  return number;
end
$function$
;

CREATE OR REPLACE FUNCTION search_facets(category text, areas text[], free boolean, max_fee double precision, language text, organization text, kinds text[], open_at timestamp with time zone, zone text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select array_remove(array(
      select format('c.facets @> %L::bigint[]', array[search_term(kind, value)])
        from (values ('category', category), ('language', language), ('organization', lower(organization)),
                     ('free', free::text)) as f(kind, value)
       where value is not null)
    || ('c.facets && ' || quote_literal((select array_agg(search_term('area', a)) from unnest(areas) as a)) || '::bigint[]')
    || case when cardinality(kinds) = 0 then 'false' end
    || ('c.facets && ' || quote_literal((select array_agg(search_term('kind', k)) from unnest(kinds) as k)) || '::bigint[]')
    || case when max_fee is not null then array[
         format('c.facets && %L::bigint[]',
                (select array_agg(search_term('fee', n::text)) from generate_series(0, search_fee_step(max_fee)) as n)
                  || search_term('free', 'true')),
         format('(c.fee is null or c.fee <= %L::float8)', max_fee)] end
    || (select array[
               format('c.facets && %L::bigint[]',
                      array[search_term('hours', (second / 10800)::text), search_term('hours', 'unstated')]),
               format('(c.opening is null or c.opening @> %s) and %L::date <> all (c.closures)', second, local::date)]
          from (select local, (extract(isodow from local)::int - 1) * 86400
                              + floor(extract(epoch from local - date_trunc('day', local)))::int as second
                  from (select open_at at time zone zone as local) as l) as s
         where open_at is not null),
    null)
$function$
;

CREATE OR REPLACE FUNCTION search_fee_step(amount double precision)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select floor(ln(1 + greatest(amount, 0)) / ln(1.5))::int
$function$
;

CREATE OR REPLACE FUNCTION search_fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select lower(normalize(coalesce(value, ''), NFKC))
$function$
;

CREATE OR REPLACE FUNCTION search_gather(condition text, key text, after_key text, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
 SET max_parallel_workers_per_gather TO '0'
 SET jit TO 'off'
 SET random_page_cost TO '1.1'
AS $function$
begin
  return query execute format(
    'with c as materialized (select c.service_id, %s as key from service_card c where %s)
     select c.service_id, c.key::text from c where %s order by c.key, c.service_id limit %s',
    key, condition,
    case when after_id is null then 'true' else format('(c.key, c.service_id) > (%L, %L::uuid)', after_key, after_id) end, most);
end
$function$
;

CREATE OR REPLACE FUNCTION search_gather_levels(condition text, level_of text, after_level integer, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
 SET max_parallel_workers_per_gather TO '0'
 SET jit TO 'off'
 SET random_page_cost TO '1.1'
AS $function$
begin
  return query execute format(
    'with c as materialized (select c.service_id, (%s) as level from service_card c where %s)
     select c.service_id, c.level::text from c where $1 is null or (c.level, c.service_id) > ($1, $2)
      order by c.level, c.service_id limit %s', level_of, condition, most) using after_level, after_id;
end
$function$
;

CREATE OR REPLACE FUNCTION search_groups(asked text)
 RETURNS TABLE(known text[], alike text[])
 LANGUAGE sql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.35'
AS $function$
  with token as (select t from unnest(search_tokens(search_fold(asked))) as t)
  select array[t], '{}'::text[]
    from token
   where not search_is_word(t)
     and (length(t) = 2 or not exists (select from token as longer where length(longer.t) = 2
                                        and not search_is_word(longer.t) and strpos(longer.t, token.t) > 0))
  union all
  select case when length(t) between 3 and 60 then
                array(select distinct on (length(word), word) word from search_word
                       where word like '%' || t || '%' order by length(word), word limit 100)
              else array[t] end,
         array(select distinct on (similarity(word, t), word) word from search_word
                where length(t) >= 4 and word % t order by similarity(word, t) desc, word limit 20)
    from token where search_is_word(t)
$function$
;

CREATE OR REPLACE FUNCTION search_hours(opening int4multirange)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(distinct part)
    from unnest(opening) as r
   cross join lateral generate_series(lower(r) / 10800, (upper(r) - 1) / 10800) as part
$function$
;

CREATE OR REPLACE FUNCTION search_is_word(token text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select token !~ '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]'
$function$
;

CREATE OR REPLACE FUNCTION search_level(conditions text[], level integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select array(select unnest(conditions[level:level]))
$function$
;

CREATE OR REPLACE FUNCTION search_lookup(conditions text[], shares double precision[], whole double precision, OUT condition text, OUT fetched double precision)
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  one record;
  rows float8 := 1;
  entries float8 := 0;
begin
  condition := 'true';
  for one in select a.text, a.share, a.text ~ '^c\.(facets|words) ' as known,
                    case when a.text like '%,%' then 100 else 200 end as price
               from unnest(conditions, shares) as a(text, share) order by a.share
  loop
    if one.known and (entries = 0 or greatest(rows, 0.004) * (1 - one.share) * one.price > one.share) then
      condition := condition || ' and ' || one.text;
      rows := rows * one.share;
      entries := entries + one.share / one.price;
    else
      condition := format('%s and case when %s then true end', condition, one.text);
    end if;
  end loop;
  fetched := greatest(rows, whole) + entries;
end
$function$
;

CREATE OR REPLACE FUNCTION search_nearest(conditions text[], latitude double precision, longitude double precision, within_meters double precision, after_key double precision, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  number constant int := cardinality(conditions);
  every constant text := array_to_string('{true}' || conditions, ' and ');
  here constant cube := ll_to_earth(latitude, longitude)::cube;
  chord constant float8 := search_chord(within_meters);
  away constant text := format('(c.spot <-> %L::cube)', here);
  inside text := 'c.spot is not null';
  circle text := inside;
  beyond text := 'true';
  shares float8[];
  whole float8;
  lookup record;
  gathered float8;
  ids uuid[];
  keys text[];
begin
  if after_key >= 1e9 then
    return query select * from search_page('c.spot is null', conditions, '1e9::float8', after_key::text, after_id, most);
    return;
  end if;
  if within_meters is not null then
    inside := format('%s <= %L::float8 + 1e-6', away, chord);
    circle := format('c.spot <@ cube_enlarge(%L::cube, %L::float8 + 0.001, 3) and %s', here, chord, inside);
  end if;
  if after_id is not null then beyond := format('(%s, c.service_id) > (%L::float8, %L::uuid)', away, after_key, after_id); end if;
  shares := search_shares(conditions || array[every, inside, format('%s <= %L::float8', away, coalesce(after_key, -1))]);
  whole := search_whole(shares[number + 1], every);
  lookup := search_lookup(conditions, shares[:number], whole);
  gathered := search_cards() * case when within_meters is null then lookup.fetched else least(lookup.fetched, shares[number + 2]) end;
  -- Twice as many as are needed must be left, or the walk may well go all the way for too few.
  if search_cards() * shares[number + 3] + 1.2 * most / whole < gathered
     and search_cards() * whole * (shares[number + 2] - shares[number + 3]) > 2 * most
  then
    select array_agg(w.service_id), array_agg(w.sort_key) into ids, keys
      from search_walk(circle || ' and ' || beyond, every, away, away || ', c.service_id',
                       gathered, most) as w;
    if cardinality(ids) = most then
      return query select * from unnest(ids, keys);
      return;
    end if;
  end if;
  if within_meters is not null and lookup.fetched < shares[number + 2] then
    lookup.condition := inside || ' and ' || lookup.condition;
  elsif within_meters is not null then
    lookup.condition := format('%s and case when %s then true end', circle, every);
  end if;
  return query select * from search_gather(lookup.condition, format('coalesce(%s, 1e9)', away), after_key::text, after_id, most);
end
$function$
;

CREATE OR REPLACE FUNCTION search_page(source text, conditions text[], key text, after_key text, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  number constant int := cardinality(conditions);
  every constant text := array_to_string('{true}' || conditions, ' and ');
  shares constant float8[] := search_shares(conditions || every);
  whole constant float8 := search_whole(shares[number + 1], every);
  lookup constant record := search_lookup(conditions, shares[:number], whole);
  gathered constant float8 := search_cards() * lookup.fetched;
  passing float8 := gathered;
  beyond text := case when after_id is null then 'true'
                      else format('(%s, c.service_id) > (%L, %L::uuid)', key, after_key, after_id) end;
  ids uuid[] := '{}';
  keys text[] := '{}';
  found record;
begin
  if 1.2 * most / whole < gathered then
    for attempt in 1 .. 2 loop
      select coalesce(array_agg(w.service_id), '{}') as ids, coalesce(array_agg(w.sort_key), '{}') as keys into found
        from search_walk(source || ' and ' || beyond, every, key, key || ', c.service_id', passing,
                         most - cardinality(ids)) as w;
      ids := ids || found.ids;
      keys := keys || found.keys;
      if cardinality(ids) = most then
        return query select * from unnest(ids, keys);
        return;
      end if;
      exit when cardinality(ids) * 3 < most * 2;
      beyond := format('(%s, c.service_id) > (%L, %L::uuid)', key, keys[cardinality(keys)], ids[cardinality(ids)]);
      passing := gathered / 2;
    end loop;
  end if;
  return query select * from search_gather(source || ' and ' || lookup.condition, key, after_key, after_id, most);
end $function$
;

CREATE OR REPLACE FUNCTION search_pieces(folded text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select substr(r.run[1], n, size)
    from regexp_matches(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+', 'g') as r(run)
   cross join generate_series(1, 2) as size
   cross join lateral generate_series(1, length(r.run[1]) - size + 1) as n
  union all
  select w.word[1] from regexp_matches(
    regexp_replace(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]', ' ', 'g'),
    '[[:alnum:]]+', 'g') as w(word)
$function$
;

CREATE OR REPLACE FUNCTION search_services(words text[], category text, areas text[], latitude double precision, longitude double precision, within_meters double precision, free boolean, max_fee double precision, language text, organization text, kinds text[], open_at timestamp with time zone, zone text, after_key text, after_id uuid, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  facets constant text[] := search_facets(category, areas, free, max_fee, language, organization, kinds, open_at, zone);
begin
  if latitude is not null then
    return query select * from search_nearest(
      facets || case when words is not null then search_level(search_words(words), 4) end, latitude, longitude, within_meters,
      after_key::float8, after_id, most);
  elsif words is not null then
    return query select * from search_best(facets, words, after_key::float8::int, after_id, most);
  else
    return query select * from search_page('true', facets, 'c.title', after_key, after_id, most);
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION search_shares(conditions text[])
 RETURNS double precision[]
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET jit TO 'off'
AS $function$
declare
  golden constant float8 := 0.6180339887498949;
  blocks constant int := pg_relation_size('service_card') / current_setting('block_size')::int;
  places constant tid[] := (
    select '{' || string_agg(format('"(%1$s,1)","(%1$s,2)","(%1$s,3)","(%1$s,4)"', block), ',') || '}'
      from (select (blocks * (k * golden - floor(k * golden)))::int as block from generate_series(0, 199) as k) as b);
  shares float8[];
begin
  execute (select format('select array[%s] from service_card c where c.ctid = any ($1)',
                         string_agg(format('(count(*) filter (where %s) + 0.5) / (count(*) + 1)', condition), ', ' order by n))
             from unnest(conditions) with ordinality as a(condition, n))
    into shares using places;
  return shares;
end
$function$
;

CREATE OR REPLACE FUNCTION search_term(kind text, value text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select hashtextextended(kind || ':' || value, 0)
$function$
;

CREATE OR REPLACE FUNCTION search_tokens(folded text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array(select distinct piece collate "C" from search_pieces(folded) as piece)
$function$
;

CREATE OR REPLACE FUNCTION search_walk(source text, condition text, key text, sorting text, passing double precision, most integer)
 RETURNS TABLE(service_id uuid, sort_key text)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
 SET jit TO 'off'
AS $function$
begin
  return query execute format(
    'select w.service_id, w.key::text
       from (select c.service_id, %s as key, (%s) as fits from service_card c where %s order by %s limit %s) as w
      where w.fits limit %s',
    key, condition, source, sorting, ceil(passing), most);
end
$function$
;

CREATE OR REPLACE FUNCTION search_whole(met double precision, condition text)
 RETURNS double precision
 LANGUAGE plpgsql
AS $function$
declare
  plan json;
begin
  if met > 0.006 then return met; end if;
  execute 'explain (format json) select from service_card c where ' || condition into plan;
  return (met + 2 * (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 / search_cards()) / 3;
end
$function$
;

CREATE OR REPLACE FUNCTION search_words(words text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  with groups as materialized (
    select g.known, g.alike, row_number() over () as place from unnest(words) as w cross join lateral search_groups(w) as g
  ), leveled as (
    select level, array_agg(
             case cardinality(terms)
               when 0 then 'false'
               when 1 then format('c.words @> %L::bigint[]', terms)
               else format('c.words && %L::bigint[]', terms) end order by place) as conditions
      from groups
     cross join generate_series(1, 4) as level
     cross join lateral (
       select array(select search_term(least(level, 3)::text, word) from unnest(known) as word
                    union select search_term('2', word) from unnest(alike) as word where level = 4) as terms
     ) as t
     group by level
  )
  select coalesce(array_agg(conditions order by level), '{{false},{false},{false},{false}}') from leveled
$function$
;

CREATE OR REPLACE FUNCTION service_fits(s service, meters double precision, languages text[], skills text[], attributes text[], age_years integer, max_fee double precision, windowed boolean, days date[], spans int4range[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select s.load < s.capacity
     and (s.radius_meters is null or meters is null or meters <= s.radius_meters)
     and (cardinality(languages) = 0 or cardinality(s.languages) = 0 or s.languages && languages)
     and s.skills @> skills
     and (age_years is null or age_years between coalesce(s.min_age_years, age_years)
                                             and coalesce(s.max_age_years, age_years))
     and (cardinality(s.eligibility_attributes) = 0 or s.eligibility_attributes && attributes)
     and (max_fee is null or s.fee_kind = 'FREE' or s.fee_amount::float8 <= max_fee)
     and (not windowed or s.opening is null or service_open(s.opening, s.closures, days, spans))
$function$
;

CREATE OR REPLACE FUNCTION service_open(opening int4multirange, closures date[], days date[], spans int4range[])
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  for n in 1 .. cardinality(days) loop
    if opening && spans[n] and days[n] <> all (closures) then return true; end if;
  end loop;
  return false;
end
$function$
;

CREATE OR REPLACE FUNCTION service_standing(capacity integer, load integer, fee_kind text, fee_amount numeric)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select 0.1 * (capacity - load)::float8 / capacity
       + 0.05 * case when fee_kind = 'FREE' then 1 else 1 / (1 + fee_amount::float8 / 100) end
$function$
;

CREATE OR REPLACE FUNCTION standing_ceiling(standing double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select ceil(coalesce(standing, 0.175) * 40 - 1e-9) / 40
$function$
;

CREATE OR REPLACE FUNCTION standing_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform refresh_lanes(array(select id from service where organization_id = new.organization_id));
  return null;
end
$function$
;

create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamp with time zone default now() not null,
  constraint consumed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event USING btree (consumed_at);
grant delete, insert, select, update on consumed_event to hub_partners;

create table credential (
  id uuid not null,
  holder_id uuid not null,
  secret_hash bytea not null,
  issued_by text not null,
  issued_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint credential_pkey PRIMARY KEY (id),
  constraint credential_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);
CREATE INDEX credential_by_holder ON credential USING btree (holder_id, issued_at);
alter table credential enable row level security;
alter table credential force row level security;
create policy credential_of_holder on credential for all
  using ((viewer.is_system() OR ((viewer.role() = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND ((holder_id)::text = viewer.organization())) OR (viewer.role() = ANY (ARRAY['HUB_ADMIN'::text, 'DISTRICT_OFFICER'::text, 'SUBDISTRICT_OFFICER'::text, 'STATIONMASTER'::text]))));
grant delete, insert, select, update on credential to hub_partners;

create table evaluation (
  id uuid not null,
  organization_id uuid not null,
  satisfaction integer not null,
  version integer not null,
  constraint evaluation_pkey PRIMARY KEY (id),
  constraint evaluation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint evaluation_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)))
);
CREATE INDEX evaluation_by_organization ON evaluation USING btree (organization_id);
alter table evaluation enable row level security;
alter table evaluation force row level security;
create policy own_evaluations on evaluation for all
  using ((viewer.is_system() OR ((organization_id)::text = viewer.organization())))
  with check (viewer.is_system());
grant delete, insert, select, update on evaluation to hub_partners;

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
grant delete, insert, select, update on event to hub_partners;

create table hsds_service (
  organization_id uuid not null,
  hsds_id text collate "C" not null,
  service_id uuid not null,
  constraint hsds_service_pkey PRIMARY KEY (organization_id, hsds_id),
  constraint hsds_service_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint hsds_service_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE,
  constraint hsds_service_hsds_id_check CHECK (((char_length(hsds_id) >= 1) AND (char_length(hsds_id) <= 200)))
);
CREATE INDEX hsds_service_by_service ON hsds_service USING btree (service_id);
grant delete, insert, select, update on hsds_service to hub_partners;

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
grant delete, insert, select, update on idempotency_key to hub_partners;

create table known_area (
  code text collate "C" not null,
  constraint known_area_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on known_area to hub_partners;

create table known_category (
  code text collate "C" not null,
  constraint known_category_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on known_category to hub_partners;

create table known_group (
  id uuid not null,
  status text not null,
  area_codes text[] collate "C" not null,
  version integer not null,
  constraint known_group_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on known_group to hub_partners;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to hub_partners;

create table organization (
  id uuid not null,
  name text not null,
  kind text not null,
  status text not null,
  description text,
  registration_number text,
  website text,
  phone text,
  email text,
  address text,
  latitude double precision,
  longitude double precision,
  applied_area_codes text[] collate "C" not null,
  area_codes text[] collate "C" default '{}'::text[] not null,
  suspension_reason text,
  joined_at timestamp with time zone not null,
  version integer not null,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint organization_check1 CHECK (((status <> 'VERIFIED'::text) OR (cardinality(area_codes) > 0))),
  constraint organization_kind_check CHECK ((kind = ANY (ARRAY['ENTERPRISE'::text, 'SOCIAL_ORGANIZATION'::text, 'JURISDICTION_UNIT'::text, 'HANDY_OUTLET'::text, 'GOVERNMENT_DEPARTMENT'::text]))),
  constraint organization_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint organization_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint organization_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint organization_status_check CHECK ((status = ANY (ARRAY['APPLIED'::text, 'VERIFIED'::text, 'SUSPENDED'::text, 'LEFT'::text]))),
  constraint organization_version_check CHECK ((version > 0))
);
CREATE INDEX organization_by_name ON organization USING btree (name COLLATE "C", id);
grant delete, insert, select, update on organization to hub_partners;

create table referral (
  id uuid not null,
  organization_id uuid not null,
  service_id uuid,
  status text not null,
  response_minutes double precision,
  version integer not null,
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE INDEX referral_by_organization ON referral USING btree (organization_id) WHERE (response_minutes IS NOT NULL);
CREATE INDEX referral_in_hand ON referral USING btree (service_id) WHERE (status = ANY (ARRAY['ACCEPTED'::text, 'CHECKED_IN'::text, 'REPORTED'::text]));
alter table referral enable row level security;
alter table referral force row level security;
create policy own_referrals on referral for all
  using ((viewer.is_system() OR ((organization_id)::text = viewer.organization())))
  with check (viewer.is_system());
grant delete, insert, select, update on referral to hub_partners;

create table search_word (
  word text collate "C" not null,
  constraint search_word_word_check CHECK (((length(word) >= 3) AND (length(word) <= 60)))
);
CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops);
CREATE INDEX search_word_by_word ON search_word USING btree (word);
grant delete, insert, select, update on search_word to hub_partners;

create table seeded (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint seeded_pkey PRIMARY KEY (what)
);
grant delete, insert, select, update on seeded to hub_partners;

create table service (
  id uuid not null,
  organization_id uuid not null,
  status text not null,
  title text not null,
  description text,
  category_codes text[] collate "C" not null,
  area_codes text[] collate "C" not null,
  latitude double precision,
  longitude double precision,
  radius_meters integer,
  fee_kind text not null,
  fee_amount numeric,
  fee_unit text,
  languages text[] not null,
  skills text[] not null,
  min_age_years integer,
  max_age_years integer,
  eligibility_attributes text[] not null,
  eligibility_note text,
  opening_hours jsonb not null,
  opening int4multirange,
  closures date[] default '{}'::date[] not null,
  capacity integer not null,
  load integer default 0 not null,
  version integer not null,
  modified_at timestamp with time zone default now() not null,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint service_area_codes_check CHECK ((cardinality(area_codes) > 0)),
  constraint service_capacity_check CHECK ((capacity > 0)),
  constraint service_category_codes_check CHECK ((cardinality(category_codes) > 0)),
  constraint service_check CHECK ((max_age_years >= min_age_years)),
  constraint service_check1 CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint service_check2 CHECK (((radius_meters IS NULL) OR (latitude IS NOT NULL))),
  constraint service_check3 CHECK (((fee_kind = 'FREE'::text) = (fee_amount IS NULL))),
  constraint service_fee_amount_check CHECK ((fee_amount >= (0)::numeric)),
  constraint service_fee_kind_check CHECK ((fee_kind = ANY (ARRAY['FREE'::text, 'FIXED'::text, 'FROM'::text]))),
  constraint service_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint service_load_check CHECK ((load >= 0)),
  constraint service_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint service_min_age_years_check CHECK ((min_age_years >= 0)),
  constraint service_radius_meters_check CHECK ((radius_meters >= 0)),
  constraint service_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'LISTED'::text, 'PAUSED'::text, 'WITHDRAWN'::text]))),
  constraint service_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200))),
  constraint service_version_check CHECK ((version > 0))
);
CREATE INDEX service_by_organization ON service USING btree (organization_id, title COLLATE "C", id);
CREATE TRIGGER service_load_moved AFTER UPDATE OF load ON service FOR EACH ROW WHEN ((old.load <> new.load)) EXECUTE FUNCTION load_moved();
CREATE TRIGGER service_modified BEFORE UPDATE ON service FOR EACH ROW WHEN ((old.version IS DISTINCT FROM new.version)) EXECUTE FUNCTION mark_modified();
grant delete, insert, select, update on service to hub_partners;

create table service_card (
  service_id uuid not null,
  title text collate "C" not null,
  spot cube,
  fee double precision,
  opening int4multirange,
  closures date[] not null,
  facets bigint[] not null,
  words bigint[] not null,
  constraint service_card_pkey PRIMARY KEY (service_id),
  constraint service_card_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE
);
CREATE INDEX service_card_by_title ON service_card USING btree (title, service_id);
CREATE INDEX service_card_nearest ON service_card USING gist (spot) WHERE (spot IS NOT NULL);
CREATE INDEX service_card_nowhere ON service_card USING btree (service_id) WHERE (spot IS NULL);
CREATE INDEX service_card_terms ON service_card USING gin (facets, words) WITH (gin_pending_list_limit='512');
grant delete, insert, select, update on service_card to hub_partners;

create table service_lane (
  service_id uuid not null,
  group_id bigint not null,
  promise double precision not null,
  cell integer,
  spot cube,
  constraint service_lane_pkey PRIMARY KEY (service_id, group_id),
  constraint service_lane_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE,
  constraint service_lane_check CHECK (((cell IS NULL) = (spot IS NULL)))
);
CREATE INDEX service_lane_by_cell ON service_lane USING btree (group_id, cell, promise DESC) INCLUDE (service_id, spot) WHERE (cell IS NOT NULL);
CREATE INDEX service_lane_by_promise ON service_lane USING btree (group_id, promise DESC, service_id) INCLUDE (spot);
grant delete, insert, select, update on service_lane to hub_partners;

create table service_reach (
  area_code text collate "C" not null,
  category_code text collate "C" not null,
  service_id uuid not null,
  constraint service_reach_pkey PRIMARY KEY (area_code, category_code, service_id),
  constraint service_reach_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id) ON DELETE CASCADE
);
CREATE INDEX service_reach_by_category ON service_reach USING btree (category_code, service_id);
CREATE INDEX service_reach_by_service ON service_reach USING btree (service_id);
grant delete, insert, select, update on service_reach to hub_partners;

create table track_record (
  organization_id uuid not null,
  satisfaction_sum integer default 0 not null,
  evaluations integer default 0 not null,
  response_minutes double precision,
  standing double precision generated always as (record_standing(satisfaction_sum, evaluations, response_minutes)) stored not null,
  constraint track_record_pkey PRIMARY KEY (organization_id),
  constraint track_record_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE TRIGGER track_record_begun AFTER INSERT ON track_record FOR EACH ROW WHEN ((standing_ceiling(new.standing) <> standing_ceiling(NULL::double precision))) EXECUTE FUNCTION standing_moved();
CREATE TRIGGER track_record_moved AFTER UPDATE ON track_record FOR EACH ROW WHEN ((standing_ceiling(old.standing) <> standing_ceiling(new.standing))) EXECUTE FUNCTION standing_moved();
grant delete, insert, select, update on track_record to hub_partners;

create table webhook_delivery (
  id uuid not null,
  "position" bigint generated always as identity not null,
  endpoint_id uuid not null,
  organization_id uuid not null,
  subject uuid not null,
  event text not null,
  payload text not null,
  status text not null,
  attempts integer default 0 not null,
  last_status_code integer,
  last_error text,
  created_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  claimed_until timestamp with time zone,
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  constraint webhook_delivery_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint webhook_delivery_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_delivery_check CHECK (((status = ANY (ARRAY['PENDING'::text, 'RETRYING'::text])) = (next_attempt_at IS NOT NULL))),
  constraint webhook_delivery_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'RETRYING'::text, 'FAILED'::text])))
);
CREATE INDEX webhook_delivery_by_endpoint ON webhook_delivery USING btree (endpoint_id, created_at, "position");
CREATE INDEX webhook_delivery_lane ON webhook_delivery USING btree (endpoint_id, subject, "position") WHERE (status = ANY (ARRAY['PENDING'::text, 'RETRYING'::text]));
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy own_deliveries on webhook_delivery for all
  using ((viewer.is_system() OR ((viewer.role() = 'PARTNER'::text) AND ((organization_id)::text = viewer.organization()))));
grant delete, insert, select, update on webhook_delivery to hub_partners;

create table webhook_endpoint (
  id uuid not null,
  organization_id uuid not null,
  url text not null,
  events text[] not null,
  secret bytea not null,
  earlier_secret bytea,
  earlier_until timestamp with time zone,
  disabled_at timestamp with time zone,
  disabled_because text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint webhook_endpoint_pkey PRIMARY KEY (id),
  constraint webhook_endpoint_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id),
  constraint webhook_endpoint_check CHECK (((earlier_secret IS NULL) = (earlier_until IS NULL))),
  constraint webhook_endpoint_check1 CHECK (((disabled_at IS NULL) = (disabled_because IS NULL))),
  constraint webhook_endpoint_disabled_because_check CHECK ((disabled_because = ANY (ARRAY['GONE'::text, 'FAILING'::text, 'LEFT'::text]))),
  constraint webhook_endpoint_events_check CHECK ((cardinality(events) > 0)),
  constraint webhook_endpoint_url_check CHECK (((char_length(url) >= 1) AND (char_length(url) <= 2000)))
);
CREATE INDEX webhook_endpoint_by_organization ON webhook_endpoint USING btree (organization_id, created_at, id);
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy own_endpoints on webhook_endpoint for all
  using ((viewer.is_system() OR ((viewer.role() = 'PARTNER'::text) AND ((organization_id)::text = viewer.organization()))));
grant delete, insert, select, update on webhook_endpoint to hub_partners;

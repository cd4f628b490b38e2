-- What a page costs is the rows that are looked at. So of what is asked for only the rarest is looked up in the inverted
-- index, and the rest looked at on what that finds; of words only as many levels as fill the page; and near a place the
-- walk goes by how many fit, not by how many lie within the circle.
drop function search_page(text, text, text, text, int);
drop function search_gather(text, text, text, text, int);
drop function search_walk(text, text, text, text, int, int);
drop function search_within(text, cube, float8);
drop function search_often(int);
drop function search_share(text);
drop function search_count(text[], text, text[], float8, float8, float8, boolean, float8, text, text, text[], timestamptz, text);
drop function search_facets_condition(text, text[], float8, float8, float8, boolean, float8, text, text, text[], timestamptz, text);
drop function search_words_condition(text[], int);
drop function search_groups(text, int);

-- Conditions on card c for everything but words and place, all of which must hold; values are quoted.
create function search_facets(
  category text, areas text[], free boolean, max_fee float8, language text, organization text, kinds text[],
  open_at timestamptz, zone text)
returns text[] stable language sql as $$
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
$$;

-- What a text is looked for as, in groups: one of each group must be there. Words that hold what was typed, and those that
-- look like it. Every word that a card has is known, so a group may be of none at all.
create function search_groups(asked text) returns table (known text[], alike text[]) stable language sql
set pg_trgm.similarity_threshold = 0.35 as $$
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
$$;

-- Conditions on card c, one for each group, in four levels: 1 all words are in the title, 2 in title or organisation, 3 in
-- the description too, 4 with typing errors. Signs alone are no word.
create function search_words(words text[]) returns text[] stable language sql as $$
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
$$;

-- Those of one level.
create function search_level(conditions text[], level int) returns text[] immutable language sql as $$
  select array(select unnest(conditions[level:level]))
$$;

-- How many cards there are, about.
create function search_cards() returns float8 stable language sql as $$
  select greatest(reltuples, 1000)::float8 from pg_class where oid = 'service_card'::regclass
$$;

-- The part of all cards that fits each condition, from some hundreds all over the table: by the golden ratio, which falls
-- into step with nothing that comes again and again.
create function search_shares(conditions text[]) returns float8[] stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
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
$$;

-- The part of all cards that fits a condition of which the sample has met a part: where that is a matter of chance, what
-- the planner expects by its statistics counts twice as much.
create function search_whole(met float8, condition text) returns float8 volatile language plpgsql as $$
declare
  plan json;
begin
  if met > 0.006 then return met; end if;
  execute 'explain (format json) select from service_card c where ' || condition into plan;
  return (met + 2 * (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 / search_cards()) / 3;
end
$$;

/*
 * Conditions in one, the rarest first and looked up; one that more fit is looked up as well only while that saves more
 * rows than it costs entries, of which two hundred cost what a row costs, or a hundred where there are several to merge.
 * Conditions may go together, so that they save less than they seem to: never fewer rows than one in 250 are counted on.
 * A case is no condition that an index knows. `fetched` is the part of all cards whose rows that costs, where `whole` fit
 * in the end.
 */
create function search_lookup(conditions text[], shares float8[], whole float8, out condition text, out fetched float8)
immutable language plpgsql as $$
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
$$;

-- A page, by gathering all that fit by their terms, then sorting them by a key, equal ones by id.
create function search_gather(condition text, key text, after_key text, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set max_parallel_workers_per_gather = 0 set jit = off set random_page_cost = 1.1 as $$
begin
  return query execute format(
    'with c as materialized (select c.service_id, %s as key from service_card c where %s)
     select c.service_id, c.key::text from c where %s order by c.key, c.service_id limit %s',
    key, condition,
    case when after_id is null then 'true' else format('(c.key, c.service_id) > (%L, %L::uuid)', after_key, after_id) end, most);
end
$$;

-- A page, by walking along an order's index over no more than so many, leaving out what does not fit. A subquery with a
-- limit keeps its order; what is sorted in it, of those at one distance, is no more than is answered.
create function search_walk(source text, condition text, key text, sorting text, passing float8, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off as $$
begin
  return query execute format(
    'select w.service_id, w.key::text
       from (select c.service_id, %s as key, (%s) as fits from service_card c where %s order by %s limit %s) as w
      where w.fits limit %s',
    key, condition, source, sorting, ceil(passing), most);
end
$$;

-- A page of one order: by walking, where that passes fewer than gathering fetches, and no further than that.
create function search_page(source text, conditions text[], key text, after_key text, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
declare
  number constant int := cardinality(conditions);
  every constant text := array_to_string('{true}' || conditions, ' and ');
  shares constant float8[] := search_shares(conditions || every);
  whole constant float8 := search_whole(shares[number + 1], every);
  lookup constant record := search_lookup(conditions, shares[:number], whole);
  gathered constant float8 := search_cards() * lookup.fetched;
  beyond constant text := case when after_id is null then 'true'
                               else format('(%s, c.service_id) > (%L, %L::uuid)', key, after_key, after_id) end;
  ids uuid[];
  keys text[];
begin
  if 1.2 * most / whole < gathered then
    select array_agg(w.service_id), array_agg(w.sort_key) into ids, keys
      from search_walk(source || ' and ' || beyond, every, key, key || ', c.service_id',
                       gathered, most) as w;
    if cardinality(ids) = most then
      return query select * from unnest(ids, keys);
      return;
    end if;
  end if;
  return query select * from search_gather(source || ' and ' || lookup.condition, key, after_key, after_id, most);
end
$$;

-- A page of what lies near a place, nearest first; what has no place is last, as 1e9 metres away.
create function search_nearest(
  conditions text[], latitude float8, longitude float8, within_meters float8, after_key float8, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
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
$$;

/*
 * A page of what words find, the best level first. Each level holds those before it, so a page that the first ones fill
 * is filled by looking no further. Where very many fit the next one, it is walked through.
 */
create function search_best(facets text[], words text[], after_level int, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
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
$$;

/*
 * A page of the services that a search finds: nearest first where a place is given, what has no place last; else by how
 * well the words are found; else by title; equal ones by id. `after_key` and `after_id` are the last of the page before.
 * The key is the way through the earth in metres (1e9: no place), the level of the words 1 to 4, or the title.
 */
create or replace function search_services(
  words text[], category text, areas text[], latitude float8, longitude float8, within_meters float8, free boolean,
  max_fee float8, language text, organization text, kinds text[], open_at timestamptz, zone text,
  after_key text, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
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
$$;

-- How many services a search finds.
create function search_count(
  words text[], category text, areas text[], latitude float8, longitude float8, within_meters float8, free boolean,
  max_fee float8, language text, organization text, kinds text[], open_at timestamptz, zone text)
returns bigint stable language plpgsql set jit = off as $$
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
$$;

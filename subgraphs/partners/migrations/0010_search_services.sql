-- What a word is looked for as: groups of terms, one of each of which must be there. Words of other words' parts, and at
-- the last level words that look alike, for who mistypes. No group: nothing is found by it.
create function search_groups(asked text, level int) returns table (terms bigint[]) stable language sql
set pg_trgm.similarity_threshold = 0.35 as $$
  with token as (select t from unnest(search_tokens(search_fold(asked))) as t)
  select array[search_term(least(level, 3)::text, t)]
    from token
   where not search_is_word(t)
     and (length(t) = 2 or not exists (select from token as longer where length(longer.t) = 2
                                        and not search_is_word(longer.t) and strpos(longer.t, token.t) > 0))
  union all
  select array(
           select search_term(least(level, 3)::text, t)
           union (select search_term(least(level, 3)::text, word) from search_word
                   where length(t) >= 3 and word like '%' || t || '%' order by length(word), word limit 100)
           union (select search_term('2', word) from search_word
                   where level = 4 and length(t) >= 4 and word % t order by similarity(word, t) desc, word limit 20))
    from token where search_is_word(t)
$$;

-- A condition on card c that holds when the words are found at a level: 1 all in the title, 2 in title or organisation,
-- 3 in description too, 4 with typing errors. Signs alone are no word. Only numbers are written into it.
create function search_words_condition(words text[], level int) returns text stable language sql as $$
  select coalesce(
    'c.words @> ' || quote_literal(array_agg(distinct g.terms[1]) filter (where cardinality(g.terms) = 1)) || '::bigint[]',
    'true') || coalesce(string_agg(' and c.words && ' || quote_literal(g.terms) || '::bigint[]', '')
                          filter (where cardinality(g.terms) > 1), '')
    || case when bool_or(g.terms is not null) then '' else ' and false' end
    from unnest(words) as w left join lateral search_groups(w, level) as g on true
$$;

-- How far through the earth it is between two places so many metres apart over it.
create function search_chord(meters float8) returns float8 immutable language sql as $$
  select 2 * earth() * sin(least(meters / 6371008.8, pi()) / 2)
$$;

-- A condition on card c for everything but words; values are quoted.
create function search_facets_condition(
  category text, areas text[], latitude float8, longitude float8, within_meters float8, free boolean, max_fee float8,
  language text, organization text, kinds text[], open_at timestamptz, zone text)
returns text stable language sql as $$
  select concat_ws(' and ', 'true',
    'c.facets @> ' || quote_literal((
      select array_agg(search_term(kind, value)) from (values ('category', category), ('language', language),
        ('organization', lower(organization)), ('free', free::text)) as f(kind, value) where value is not null)) || '::bigint[]',
    'c.facets && ' || quote_literal((select array_agg(search_term('area', a)) from unnest(areas) as a)) || '::bigint[]',
    case when cardinality(kinds) = 0 then 'false' end,
    'c.facets && ' || quote_literal((select array_agg(search_term('kind', k)) from unnest(kinds) as k)) || '::bigint[]',
    case when max_fee is not null then
      format('c.facets && %L::bigint[] and (c.fee is null or c.fee <= %L::float8)',
        (select array_agg(search_term('fee', n::text)) from generate_series(0, search_fee_step(max_fee)) as n)
          || search_term('free', 'true'), max_fee) end,
    case when within_meters is not null then
      format('c.spot <@ cube_enlarge(%1$L::cube, %2$L::float8 + 0.001, 3) and c.spot <-> %1$L::cube <= %2$L::float8 + 1e-6',
        ll_to_earth(latitude, longitude)::cube, search_chord(within_meters)) end,
    case when open_at is not null then
      (select format('c.facets && %L::bigint[] and (c.opening is null or c.opening @> %s) and %L::date <> all (c.closures)',
                array[search_term('hours', (second / 10800)::text), search_term('hours', 'unstated')], second, local::date)
         from (select local, (extract(isodow from local)::int - 1) * 86400
                             + floor(extract(epoch from local - date_trunc('day', local)))::int as second
                 from (select open_at at time zone zone as local) as l) as s) end)
$$;

-- A page, by walking along an order's index and leaving out what does not fit.
create function search_walk(source text, condition text, sort_by text, sorting text, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off as $$
begin
  return query execute format('select c.service_id, (%s)::text from service_card c where %s and %s order by %s limit %s',
                              sort_by, source, condition, sorting, most);
end
$$;

-- Of the first 300 along an order, how many fit; null when there are fewer than 300.
create function search_sample(source text, condition text, sorting text) returns int stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off as $$
declare
  hits int;
begin
  execute format('select case when count(*) = 300 then count(*) filter (where s.fits) end
                    from (select %s as fits from service_card c where %s order by %s limit 300) as s',
                 condition, source, sorting) into hits;
  return hits;
end
$$;

-- A page, by gathering all that fit by their terms, then sorting them.
create function search_gather(source text, condition text, sort_by text, sorting text, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set max_parallel_workers_per_gather = 0 set jit = off as $$
begin
  return query execute format(
    'with c as materialized (select c.service_id, c.title, c.spot from service_card c where %s and %s)
     select c.service_id, (%s)::text from c order by %s limit %s', source, condition, sort_by, sorting, most);
end
$$;

-- A page of one order. Where at least one in a hundred fits, walking meets enough of them soon; where fewer do, those
-- that do are few enough to gather.
create function search_page(source text, condition text, sort_by text, sorting text, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
begin
  if coalesce(search_sample(source, condition, sorting) >= 3, true) then
    return query select * from search_walk(source, condition, sort_by, sorting, most);
  else
    return query select * from search_gather(source, condition, sort_by, sorting, most);
  end if;
end
$$;

/*
 * A page of the services that a search finds: nearest first where a place is given, what has no place last; else by how
 * well the words are found; else by title; equal ones by id. `after_key` and `after_id` are the last of the page before.
 * The key is the way through the earth in metres (1e9: no place), the level of the words 1 to 4, or the title.
 */
create function search_services(
  words text[], category text, areas text[], latitude float8, longitude float8, within_meters float8, free boolean,
  max_fee float8, language text, organization text, kinds text[], open_at timestamptz, zone text,
  after_key text, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
declare
  facets constant text := search_facets_condition(category, areas, latitude, longitude, within_meters, free, max_fee,
                                                  language, organization, kinds, open_at, zone);
  found_there int := 0;
  level_condition text;
  better text := 'false';
  away text;
  source text;
begin
  if latitude is not null then
    if words is not null then level_condition := search_words_condition(words, 4); end if;
    away := format('c.spot <-> %L::cube', ll_to_earth(latitude, longitude)::cube);
    if after_key is null or after_key::float8 < 1e9 then
      source := 'c.spot is not null';
      if after_id is not null then
        source := format('%s and (%s, c.service_id) > (%L::float8, %L::uuid)', source, away, after_key, after_id);
      end if;
      return query select * from search_page(source, concat_ws(' and ', facets, level_condition), away,
                                             away || ', c.service_id', most);
      get diagnostics found_there = row_count;
    end if;
    if found_there < most and within_meters is null then
      source := 'c.spot is null';
      if after_key::float8 >= 1e9 then source := format('%s and c.service_id > %L::uuid', source, after_id); end if;
      return query select * from search_page(source, concat_ws(' and ', facets, level_condition), '1e9', 'c.service_id',
                                             most - found_there);
    end if;
  elsif words is not null then
    for level in 1 .. 4 loop
      level_condition := search_words_condition(words, level);
      continue when level_condition = better;
      if after_key is null or after_key::float8 <= level then
        source := 'true';
        if after_key::float8 = level then source := format('c.service_id > %L::uuid', after_id); end if;
        return query select * from search_page(source, format('%s and %s and not (%s)', facets, level_condition, better),
                                               level::text, 'c.service_id', most - found_there);
        get diagnostics found_there = row_count;
        most := most - found_there;
        found_there := 0;
        exit when most <= 0;
      end if;
      better := level_condition;
    end loop;
  else
    source := 'true';
    if after_id is not null then source := format('(c.title, c.service_id) > (%L, %L::uuid)', after_key, after_id); end if;
    return query select * from search_page(source, facets, 'c.title', 'c.title, c.service_id', most);
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
  execute format('select count(*) from service_card c where %s and %s',
    search_facets_condition(category, areas, latitude, longitude, within_meters, free, max_fee, language, organization,
                            kinds, open_at, zone),
    case when words is null then 'true' else search_words_condition(words, 4) end) into number;
  return number;
end
$$;

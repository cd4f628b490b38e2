-- Which way a page is found. The head of an order says little of the whole: outlets of a chain stand there side by side,
-- and have everything else in common too. So what fits is estimated over the whole table, and a walk that meets less than
-- was hoped for is given up.
drop function search_page(text, text, text, text, text, int);
drop function search_sample(text, text, text);
drop function search_walk(text, text, text, text, int);

-- The part of all cards that fits a condition, from some hundreds in blocks that are spread evenly; 0 when none is met.
create function search_share(condition text) returns float8 stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
  blocks constant bigint := pg_relation_size('service_card') / current_setting('block_size')::int;
  places constant tid[] := array(select ('(' || blocks * k / 80 || ',' || n || ')')::tid
                                   from generate_series(0, 79) as k cross join generate_series(1, 10) as n);
  share float8;
begin
  execute format('select coalesce(avg((%s)::int), 0) from service_card c where c.ctid = any ($1)', condition)
    into share using places;
  return share;
end
$$;

-- A page, by walking along an order's index over no more than so many, leaving out what does not fit. A subquery with a
-- limit keeps its order.
create function search_walk(source text, condition text, sort_by text, sorting text, passing int, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off as $$
begin
  return query execute format(
    'select c.service_id, (%s)::text from (select * from service_card c where %s order by %s limit %s) as c where %s limit %s',
    sort_by, source, sorting, passing, condition, most);
end
$$;

-- What is searched is in memory, most of the time.
alter function search_gather(text, text, text, text, int) set random_page_cost = 1.1;

-- A page of what words find, of all levels at once, by gathering all that fit.
create function search_gather_levels(condition text, level_of text, after_level int, after_id uuid, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql
set max_parallel_workers_per_gather = 0 set jit = off set random_page_cost = 1.1 as $$
begin
  return query execute format(
    'with c as materialized (select c.service_id, (%s) as level from service_card c where %s)
     select c.service_id, c.level::text from c where $1 is null or (c.level, c.service_id) > ($1, $2)
      order by c.level, c.service_id limit %s', level_of, condition, most) using after_level, after_id;
end
$$;

-- From which part of all on walking is better than gathering: see search_page.
create function search_often(most int) returns float8 stable language sql as $$
  select sqrt(2 * most / greatest(reltuples, 1000)) from pg_class where oid = 'service_card'::regclass
$$;

/*
 * Terms and a circle, written so that the rarer of the two is looked up and the other looked at: the planner takes every
 * circle for a thousandth of all. An array with nothing added to it is no longer what the index is on.
 */
create function search_within(terms text, here cube, chord float8) returns text stable language plpgsql as $$
declare
  inside constant text := format('c.spot <-> %L::cube <= %L::float8 + 1e-6', here, chord);
begin
  if search_share(inside) > search_share(terms) then return concat_ws(' and ', terms, inside); end if;
  return concat_ws(' and ', format('c.spot <@ cube_enlarge(%L::cube, %L::float8 + 0.001, 3)', here, chord), inside,
                   replace(replace(terms, 'c.facets ', '(c.facets || ''{}'') '), 'c.words ', '(c.words || ''{}'') '));
end
$$;

/*
 * A page of one order. Of n services a part r fits: a walk passes about most / r of them, and passing one costs about
 * twice as much as gathering one of the n * r. So walking is better from r = sqrt(2 * most / n) on.
 */
create function search_page(source text, condition text, sort_by text, sorting text, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
declare
  share constant float8 := search_share(condition);
  ids uuid[];
  keys text[];
begin
  if share >= search_often(most) then
    select array_agg(w.service_id), array_agg(w.sort_key) into ids, keys
      from search_walk(source, condition, sort_by, sorting, (8 * most / share)::int + 100, most) as w;
    if cardinality(ids) = most then
      return query select * from unnest(ids, keys);
      return;
    end if;
  end if;
  return query select * from search_gather(source, condition, sort_by, sorting, most);
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
  facets constant text := search_facets_condition(category, areas, latitude, longitude, null, free, max_fee,
                                                  language, organization, kinds, open_at, zone);
  found_there int := 0;
  conditions text[];
  level_condition text;
  better text := 'false';
  fitting text;
  away text;
  source text;
begin
  if latitude is not null then
    fitting := facets;
    if words is not null then fitting := concat_ws(' and ', facets, search_words_condition(words, 4)); end if;
    if within_meters is not null then
      fitting := search_within(fitting, ll_to_earth(latitude, longitude)::cube, search_chord(within_meters));
    end if;
    away := format('c.spot <-> %L::cube', ll_to_earth(latitude, longitude)::cube);
    if after_key is null or after_key::float8 < 1e9 then
      source := 'c.spot is not null';
      if after_id is not null then
        source := format('%s and (%s, c.service_id) > (%L::float8, %L::uuid)', source, away, after_key, after_id);
      end if;
      return query select * from search_page(source, fitting, away, away || ', c.service_id', most);
      get diagnostics found_there = row_count;
    end if;
    if found_there < most and within_meters is null then
      source := 'c.spot is null';
      if after_key::float8 >= 1e9 then source := format('%s and c.service_id > %L::uuid', source, after_id); end if;
      return query select * from search_page(source, fitting, '1e9', 'c.service_id', most - found_there);
    end if;
  elsif words is not null then
    conditions := array(select search_words_condition(words, n) from generate_series(1, 4) as n order by n);
    if search_share(concat_ws(' and ', facets, conditions[4])) < search_often(most) then
      return query select * from search_gather_levels(
        concat_ws(' and ', facets, conditions[4]),
        format('case when %s then 1 when %s then 2 when %s then 3 else 4 end', conditions[1], conditions[2], conditions[3]),
        after_key::float8::int, after_id, most);
      return;
    end if;
    for level in 1 .. 4 loop
      level_condition := conditions[level];
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

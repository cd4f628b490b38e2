-- A page by distance that goes on far away passed all that is nearer, only to see how many fit.
drop function search_page(text, text, text, text, int);

-- A page of one order. Where at least one in a hundred fits, walking meets enough of them soon; where fewer do, those
-- that do are few enough to gather.
create function search_page(sampled text, source text, condition text, sort_by text, sorting text, most int)
returns table (service_id uuid, sort_key text) stable language plpgsql as $$
begin
  if coalesce(search_sample(sampled, condition, sorting) >= 3, true) then
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
create or replace function search_services(
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
      return query select * from search_page('c.spot is not null', source, concat_ws(' and ', facets, level_condition), away,
                                             away || ', c.service_id', most);
      get diagnostics found_there = row_count;
    end if;
    if found_there < most and within_meters is null then
      source := 'c.spot is null';
      if after_key::float8 >= 1e9 then source := format('%s and c.service_id > %L::uuid', source, after_id); end if;
      return query select * from search_page(source, source, concat_ws(' and ', facets, level_condition), '1e9',
                                             'c.service_id', most - found_there);
    end if;
  elsif words is not null then
    for level in 1 .. 4 loop
      level_condition := search_words_condition(words, level);
      continue when level_condition = better;
      if after_key is null or after_key::float8 <= level then
        source := 'true';
        if after_key::float8 = level then source := format('c.service_id > %L::uuid', after_id); end if;
        return query select * from search_page(source, source, format('%s and %s and not (%s)', facets, level_condition, better),
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
    return query select * from search_page(source, source, facets, 'c.title', 'c.title, c.service_id', most);
  end if;
end
$$;

-- A page that was nearly full when its walk had passed as many rows as gathering would read was gathered after all, which
-- cost it both. It now goes on from where it is, for half as far again.

create or replace function search_page(
  source text, conditions text[], key text, after_key text, after_id uuid, most integer)
returns table (service_id uuid, sort_key text) language plpgsql stable as $$
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
end $$;

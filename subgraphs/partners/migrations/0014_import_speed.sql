-- What is derived of very many services at once, by statements over all of them instead of a call for each: twice as fast.

-- The pieces that a text is found by, one a row. Chinese, Japanese and Korean are not written in words: each sign, and
-- each two that stand together. All else by words. One select alone, so that it becomes part of the query that asks it.
create function search_pieces(folded text) returns setof text immutable parallel safe language sql as $$
  select substr(r.run[1], n, size)
    from regexp_matches(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+', 'g') as r(run)
   cross join generate_series(1, 2) as size
   cross join lateral generate_series(1, length(r.run[1]) - size + 1) as n
  union all
  select w.word[1] from regexp_matches(
    regexp_replace(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]', ' ', 'g'),
    '[[:alnum:]]+', 'g') as w(word)
$$;

create or replace function search_tokens(folded text) returns text[] immutable parallel safe language sql as $$
  select array(select distinct piece collate "C" from search_pieces(folded) as piece)
$$;

create or replace function refresh_cards(services uuid[]) returns void language sql set jit = off as $$
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
$$;

-- What is asked of a service once, not for each of its rows: hence materialized.
create or replace function refresh_lanes(services uuid[]) returns void language sql set jit = off as $$
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
$$;

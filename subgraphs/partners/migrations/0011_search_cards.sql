-- Cards of many services at once, as when a directory is imported: each text is taken apart once, a card that says the
-- same is left alone.
create or replace function refresh_cards(services uuid[]) returns void language sql as $$
  delete from service_card c
   where c.service_id = any (services)
     and not exists (select from service s join organization o on o.id = s.organization_id
                      where s.id = c.service_id and s.status = 'LISTED' and o.status = 'VERIFIED');

  with offered as materialized (
    select s.*, o.kind, o.name
      from service s join organization o on o.id = s.organization_id and o.status = 'VERIFIED'
     where s.id = any (services) and s.status = 'LISTED'
  ), named as materialized (
    select organization_id, search_tokens(search_fold(name)) as tokens from offered group by organization_id, name
  ), text as materialized (
    -- At which levels a token counts: 1 for the title, 2 for title and organisation, 3 for the description too.
    select s.id, t.token, min(t.level) as level
      from offered s
      join named n on n.organization_id = s.organization_id
     cross join lateral (
       select unnest(search_tokens(search_fold(s.title))) as token, 1 as level
       union all select unnest(n.tokens), 2
       union all select unnest(search_tokens(search_fold(s.description))), 3
     ) as t
     group by s.id, t.token
  ), words as (
    select t.id, array_agg(search_term(l.level::text, t.token)) as terms
      from text t cross join lateral generate_series(t.level, 3) as l(level)
     group by t.id
  ), known as (
    insert into search_word (word)
    select distinct token from text
     where length(token) between 3 and 60 and search_is_word(token)
       and not exists (select from search_word where word = token)
  )
  insert into service_card (service_id, title, spot, fee, opening, closures, facets, words)
  select s.id, s.title, ll_to_earth(s.latitude, s.longitude)::cube, s.fee_amount::float8, s.opening, s.closures, f.terms,
         coalesce(w.terms, '{}')
    from offered s
    left join words w on w.id = s.id
   cross join lateral (
     select array_agg(distinct search_term(kind, value)) as terms
       from (select 'category', array_to_string(p.parts[1:n], '.')
               from unnest(s.category_codes) as c
              cross join lateral (select string_to_array(c, '.') as parts) as p
              cross join lateral generate_series(1, cardinality(p.parts)) as n
             union all select 'area', r.area_code from service_reach r where r.service_id = s.id
             union all select 'organization', s.organization_id::text
             union all select 'kind', s.kind
             union all select 'language', l from unnest(s.languages) as l
             union all select 'free', (s.fee_kind = 'FREE')::text
             union all select 'fee', search_fee_step(s.fee_amount::float8)::text where s.fee_kind <> 'FREE'
             union all select 'hours', h::text from unnest(search_hours(s.opening)) as h
             union all select 'hours', 'unstated' where s.opening is null) as facet (kind, value)
   ) as f
  on conflict (service_id) do update
     set title = excluded.title, spot = excluded.spot, fee = excluded.fee, opening = excluded.opening,
         closures = excluded.closures, facets = excluded.facets, words = excluded.words
   where (service_card.title, service_card.spot, service_card.fee, service_card.opening, service_card.closures)
           is distinct from (excluded.title, excluded.spot, excluded.fee, excluded.opening, excluded.closures)
      or not (service_card.facets @> excluded.facets and service_card.facets <@ excluded.facets
              and service_card.words @> excluded.words and service_card.words <@ excluded.words)
$$;


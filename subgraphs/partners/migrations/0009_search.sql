-- Searching among very many services. A card holds what a service on offer is searched by, as terms: numbers that an
-- inverted index finds together, however many are asked for at once.

-- A term as a number. 64 bits: two terms of a hub are practically never the same.
create function search_term(kind text, value text) returns bigint immutable parallel safe language sql as $$
  select hashtextextended(kind || ':' || value, 0)
$$;

-- How text is compared: full and half width, capital and small letters are one.
create function search_fold(value text) returns text immutable parallel safe language sql as $$
  select lower(normalize(coalesce(value, ''), NFKC))
$$;

-- What a text is found by. Chinese, Japanese and Korean are not written in words: each sign, and each two that stand
-- together. All else by words.
create function search_tokens(folded text) returns text[] immutable parallel safe language sql as $$
  select coalesce(array_agg(distinct token), '{}')
    from (
      select substr(run, n, size) as token
        from (select found[1] as run
                from regexp_matches(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+', 'g')
                  as found) as runs
       cross join generate_series(1, 2) as size
       cross join lateral generate_series(1, length(run) - size + 1) as n
      union all
      select found[1] from regexp_matches(
        regexp_replace(folded, '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]', ' ', 'g'),
        '[[:alnum:]]+', 'g') as found
    ) as tokens
$$;

create function search_is_word(token text) returns boolean immutable parallel safe language sql as $$
  select token !~ '[\u2e80-\u312f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]'
$$;

-- Every word that a card has: what is typed is looked for among them first, as a part of a word and with typing errors.
-- Two who bring in the same word at once bring it twice rather than wait for one another.
create table search_word (
  word text collate "C" not null check (length(word) between 3 and 60)
);
create index search_word_by_word on search_word (word);
create index search_word_alike on search_word using gin (word public.gin_trgm_ops);

create table service_card (
  service_id uuid primary key references service on delete cascade,
  title text collate "C" not null,
  spot cube,
  -- CNY; null: free.
  fee float8,
  opening int4multirange,
  closures date[] not null,
  -- Terms of category (and all above), area, organisation, kind, language, fee and hours.
  facets bigint[] not null,
  -- Terms of the text: 1 for what the title has, 2 for title and organisation, 3 for these and the description.
  words bigint[] not null
);
create index service_card_terms on service_card using gin (facets, words) with (gin_pending_list_limit = 512);
create index service_card_by_title on service_card (title, service_id);
create index service_card_nearest on service_card using gist (spot) where spot is not null;
create index service_card_nowhere on service_card (service_id) where spot is null;

-- Steps of a fee, each a half more than the one before: what costs no more than an amount is of a step no higher.
create function search_fee_step(amount float8) returns int immutable parallel safe language sql as $$
  select floor(ln(1 + greatest(amount, 0)) / ln(1.5))::int
$$;

-- The parts of the week, of three hours each, in which it is open at some time. Seconds of the week; null: not stated.
create function search_hours(opening int4multirange) returns int[] immutable parallel safe language sql as $$
  select array_agg(distinct part)
    from unnest(opening) as r
   cross join lateral generate_series(lower(r) / 10800, (upper(r) - 1) / 10800) as part
$$;

-- Puts the cards of some services right: after their own change, or their organisation's.
create function refresh_cards(services uuid[]) returns void language plpgsql as $$
begin
  delete from service_card c
   where c.service_id = any (services)
     and not exists (select from service s join organization o on o.id = s.organization_id
                      where s.id = c.service_id and s.status = 'LISTED' and o.status = 'VERIFIED');

  insert into service_card (service_id, title, spot, fee, opening, closures, facets, words)
  select s.id, s.title, ll_to_earth(s.latitude, s.longitude)::cube, s.fee_amount::float8, s.opening, s.closures, f.terms,
         w.terms
    from service s
    join organization o on o.id = s.organization_id and o.status = 'VERIFIED'
   cross join lateral (
     select array_agg(distinct search_term(kind, value) order by search_term(kind, value)) as terms
       from (select 'category', array_to_string(p.parts[1:n], '.')
               from unnest(s.category_codes) as c
              cross join lateral (select string_to_array(c, '.') as parts) as p
              cross join lateral generate_series(1, cardinality(p.parts)) as n
             union all select 'area', r.area_code from service_reach r where r.service_id = s.id
             union all select 'organization', s.organization_id::text
             union all select 'kind', o.kind
             union all select 'language', l from unnest(s.languages) as l
             union all select 'free', (s.fee_kind = 'FREE')::text
             union all select 'fee', search_fee_step(s.fee_amount::float8)::text where s.fee_kind <> 'FREE'
             union all select 'hours', h::text from unnest(search_hours(s.opening)) as h
             union all select 'hours', 'unstated' where s.opening is null) as facet (kind, value)
   ) as f
   cross join lateral (
     select coalesce(array_agg(search_term(t.level, t.token) order by search_term(t.level, t.token)), '{}') as terms
       from (select '1' as level, unnest(search_tokens(search_fold(s.title))) as token
             union select '2', unnest(search_tokens(search_fold(s.title || ' ' || o.name)))
             union select '3', unnest(search_tokens(search_fold(concat_ws(' ', s.title, o.name, s.description))))) as t
   ) as w
   where s.id = any (services) and s.status = 'LISTED'
  on conflict (service_id) do update
     set title = excluded.title, spot = excluded.spot, fee = excluded.fee, opening = excluded.opening,
         closures = excluded.closures, facets = excluded.facets, words = excluded.words;

  insert into search_word (word)
  select distinct token
    from service s
    join organization o on o.id = s.organization_id and o.status = 'VERIFIED'
   cross join lateral unnest(search_tokens(search_fold(concat_ws(' ', s.title, o.name, s.description)))) as token
   where s.id = any (services) and s.status = 'LISTED' and length(token) between 3 and 60 and search_is_word(token)
     and not exists (select from search_word where word = token);
end
$$;

create or replace function refresh_reach(services uuid[]) returns void language sql as $$
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
$$;

select refresh_cards(array(select id from service));

-- What cases are found by. Row-level security lets an index be used for comparisons only (they give nothing away by
-- failing), not for `like`, trigrams or full-text search: so the words themselves are the key of a table.
-- For what follows: row-level security binds the owner of the tables too.
select set_config('viewer.role', 'SYSTEM', true);

-- The words of a text, in small letters; of a run of Chinese each pair of characters, and the last one by itself; signs,
-- each by itself.
create function search_tokens(words text) returns setof text immutable parallel safe language sql as $$
  with said as (select lower(normalize(words, nfc)) as words)
  select distinct left(token, 40) from (
    select m[1] as token
    from said, regexp_matches(regexp_replace(said.words, '[㐀-鿿豈-﫿]+', ' ', 'g'), '([[:alnum:]]+)', 'g') m
    union all
    select substr(m[1], n, 2)
    from said, regexp_matches(said.words, '([㐀-鿿豈-﫿]+)', 'g') m, generate_series(1, length(m[1])) n
    union all
    select m[1] from said, regexp_matches(said.words, '([^[:alnum:][:space:]])', 'g') m
  ) t
$$;

-- What somebody looks for, as ranges of tokens: words by their beginning, Chinese by whole pairs (a character that is
-- alone is the beginning of a pair), signs as they are.
create function search_ranges(words text) returns table (token text, until text) immutable parallel safe language sql as $$
  with said as (select lower(normalize(words, nfc)) as words)
  select distinct left(token, 40), left(token, 40) || case when whole then E'\x01' else U&'\+10FFFF' end from (
    select m[1] as token, false as whole
    from said, regexp_matches(regexp_replace(said.words, '[㐀-鿿豈-﫿]+', ' ', 'g'), '([[:alnum:]]+)', 'g') m
    union all
    select substr(m[1], n, 2), length(m[1]) > 1
    from said, regexp_matches(said.words, '([㐀-鿿豈-﫿]+)', 'g') m, generate_series(1, greatest(1, length(m[1]) - 1)) n
    union all
    select m[1], true from said, regexp_matches(said.words, '([^[:alnum:][:space:]])', 'g') m
  ) t
$$;

-- A number is also looked for as it is said over the phone: 123 for QG-2026-000123.
create function searched_text(number text, summary text) returns text immutable parallel safe language sql as $$
  select number || ' ' || ltrim(substring(number from '[0-9]+$'), '0') || ' ' || summary
$$;

create table case_token (
  token text collate "C" not null,
  area_code text collate "C" not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  case_id uuid not null
);

-- In the transaction of the change, and the hub's own doing: whoever opens a case need not be able to search.
create function keep_new_case_tokens() returns trigger language plpgsql as $$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  insert into case_token (token, area_code, due_at, opened_at, case_id)
  select t.token, c.area_code, c.due_at, c.opened_at, c.id
  from new_row c cross join lateral search_tokens(searched_text(c.number, c.summary)) as t (token);
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $$;
create trigger keep_new_case_tokens after insert on case_record referencing new table as new_row
  for each statement execute function keep_new_case_tokens();

create function keep_case_tokens() returns trigger language plpgsql as $$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  update case_token set area_code = new.area_code, due_at = new.due_at
  where token in (select search_tokens(searched_text(new.number, new.summary)))
    and due_at = old.due_at and case_id = new.id;
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $$;
create trigger keep_case_tokens after update on case_record for each row
  when ((old.due_at, old.area_code) is distinct from (new.due_at, new.area_code)) execute function keep_case_tokens();

insert into case_token (token, area_code, due_at, opened_at, case_id)
select t.token, c.area_code, c.due_at, c.opened_at, c.id
from case_record c cross join lateral search_tokens(searched_text(c.number, c.summary)) as t (token);
create index case_token_due on case_token (token, due_at, case_id) include (area_code);
create index case_token_newest on case_token (token, opened_at desc, case_id desc) include (area_code);

alter table case_token enable row level security;
alter table case_token force row level security;
-- For the lists of stations and offices; everybody else has few cases, which are read through.
create policy searched on case_token for select using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
    and viewer.reaches(area_code))
);
create policy kept on case_token for insert with check ((select viewer.is_system()));
create policy moved on case_token for update using ((select viewer.is_system()));

-- Boards ask for what is open, and most cases are not: without these the oldest closed ones are walked past.
create index case_record_open_due on case_record (area_code, due_at, id)
  where status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING');
create index case_record_all_open_due on case_record (due_at, id)
  where status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING');
create index case_record_escalated on case_record (due_at, id) where escalated_at is not null;
create index case_record_held on case_record (assignee_id, due_at, id) where assignee_id is not null;

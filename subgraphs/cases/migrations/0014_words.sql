-- Words that are in a quarter of all cases, looked for in a small area: the area stands before the order.
create index case_token_area on case_token (token, area_code) include (due_at, opened_at, case_id);
-- What has ended, newest first: without it all that is open, the newest of all, is walked past.
create index case_record_ended_newest on case_record (opened_at desc, id desc)
  where status in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN');

-- The first tokens of a range, `most` at most, one descent of the index each. The hub's own doing: a viewer would walk
-- past all that is not in its area, and what is found is used to look for cases with, never shown.
create function case_words(first text, until text, most integer) returns text[] language plpgsql as $$
declare
  was text := viewer.role();
  words text[] := '{}';
  word text := first;
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  select t.token into word from case_token t where t.token >= first and t.token < until order by t.token limit 1;
  while word is not null and cardinality(words) < most loop
    words := words || word;
    select t.token into word from case_token t where t.token > word and t.token < until order by t.token limit 1;
  end loop;
  perform set_config('viewer.role', coalesce(was, ''), true);
  return words;
end $$;

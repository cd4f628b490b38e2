-- Without indexes, which are made once all is there: it is the state that counts here.
select set_config('viewer.role', 'SYSTEM', false);
create table index_kept as
  select indexdef, indexname from pg_indexes where schemaname = 'cases' and tablename in ('case_record', 'case_token')
    and indexname not in ('case_record_pkey', 'case_record_number_key');
do $$ declare one record; begin
  for one in select * from index_kept loop execute format('drop index %I', one.indexname); end loop;
end $$;
-- then
insert into case_token (token, area_code, due_at, opened_at, case_id, open)
select t.token, c.area_code, c.due_at, c.opened_at, c.id, is_running(c.status)
from case_record c
  -- The same as search_tokens(searched_text(number, summary)), which is asked once for each of the few texts.
  join (select form, search_tokens(form) as token
    from unnest(array['水管漏水需要维修', 'Needs a plumber', '老人送餐', 'Lift is broken']) form) f
    on starts_with(c.summary, f.form)
  cross join lateral (select f.token) t;
insert into case_token (token, area_code, due_at, opened_at, case_id, open)
select t.token, c.area_code, c.due_at, c.opened_at, c.id, is_running(c.status)
from case_record c cross join lateral (
  select unnest(array['c', '2026', '-', split_part(number, '-', 3)]) as token
  union select ltrim(split_part(number, '-', 3), '0')) t;
do $$ declare one record; begin
  for one in select * from index_kept loop execute one.indexdef; end loop;
end $$;
drop table index_kept;

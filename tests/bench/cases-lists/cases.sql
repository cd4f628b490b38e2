-- Without triggers and indexes, which are made once all is there: it is the state that counts here.
set search_path = cases, viewer, public;
select set_config('viewer.role', 'SYSTEM', false);
set session_replication_role = 'replica';
create table index_kept as
  select indexdef, indexname from pg_indexes where schemaname = 'cases' and tablename in ('case_record', 'case_token')
    and indexname not in ('case_record_pkey', 'case_record_number_key');
do $$ declare one record; begin
  for one in select * from index_kept loop execute format('drop index %I', one.indexname); end loop;
end $$;
-- then
-- $1 cases opened in the year before $2; those of the last weeks are open, as they are in life.
insert into case_record (id, number, status, channel, category_code, handling, urgency, summary, community_code, area_code,
  requirements, opened_at, respond_by, due_at, warn_at, responded_at, resolved_at, closed_at, ended_at, escalated_at,
  assignee_id, resident_id, version)
select gen_random_uuid(), 'C-2026-' || lpad(n::text, 6, '0'), s.status, 'APP', k.code, 'TRANSFER',
  (array['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'EMERGENCY'])[n % 10 + 1],
  (array['水管漏水需要维修', 'Needs a plumber', '老人送餐', 'Lift is broken'])[n % 4 + 1] || ' ' || n, a.code, a.code,
  '{"languages":[],"skills":[],"attributes":[],"ageYears":null,"maxFee":null,"windows":[],"helpers":1}',
  o.at, o.at + interval '4 hours', o.at + interval '5 days', o.at + interval '4 days',
  case when s.status <> 'RECEIVED' then o.at + random() * interval '5 hours' end,
  case when s.status = 'CLOSED' then o.at + interval '4 days' end, case when s.status = 'CLOSED' then o.at + interval '4 days' end,
  case when s.status = 'CLOSED' then o.at + interval '4 days' end,
  case when s.status = 'IN_PROGRESS' and n % 50 = 0 then o.at + interval '5 days' end,
  ('00000000-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
  ('00000000-0000-4000-8000-' || lpad((n % 90000)::text, 12, '0'))::uuid, 1
from generate_series(0, $1::integer - 1) n
  cross join lateral (select $2::timestamptz - random() * interval '365 days' + n * interval '0' as at) o
  cross join lateral (select case when o.at < $2::timestamptz - interval '10 days' then 'CLOSED'
    when n % 3 = 0 then 'RECEIVED' else 'IN_PROGRESS' end as status) s
  join (select code, row_number() over (order by code) - 1 as nth from known_area where level = 'COMMUNITY') a
    on a.nth = n % 259
  join (select code, row_number() over (order by code) - 1 as nth from category where code like '%.i%') k
    on k.nth = floor(3575 * power(((n::bigint * 7919) % 1000003) / 1000003.0, 2))::integer
-- then
insert into case_token (token, area_code, due_at, opened_at, case_id)
select t.token, c.area_code, c.due_at, c.opened_at, c.id
from case_record c
  -- The same as search_tokens(searched_text(number, summary)), which is asked once for each of the few texts.
  join (select form, search_tokens(form) as token
    from unnest(array['水管漏水需要维修', 'Needs a plumber', '老人送餐', 'Lift is broken']) form) f
    on starts_with(c.summary, f.form)
  cross join lateral (select f.token) t;
insert into case_token (token, area_code, due_at, opened_at, case_id)
select t.token, c.area_code, c.due_at, c.opened_at, c.id
from case_record c cross join lateral (
  select unnest(array['c', '2026', '-', split_part(number, '-', 3)]) as token
  union select ltrim(split_part(number, '-', 3), '0')) t;
do $$ declare one record; begin
  for one in select * from index_kept loop execute one.indexdef; end loop;
end $$;
drop table index_kept;
set session_replication_role = 'origin';

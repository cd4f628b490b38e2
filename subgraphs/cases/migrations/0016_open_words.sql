-- Whoever looks for a word among what is open would walk past all that has ended: a word's rows know which they are.
-- For what follows: row-level security binds the owner of the tables too.
select set_config('viewer.role', 'SYSTEM', true);
alter table case_token add column open boolean not null default true;
update case_token t set open = false from case_record c where c.id = t.case_id and not is_running(c.status);
alter table case_token alter column open drop default;

create or replace function keep_new_case_tokens() returns trigger language plpgsql as $$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  insert into case_token (token, area_code, due_at, opened_at, case_id, open)
  select t.token, c.area_code, c.due_at, c.opened_at, c.id, is_running(c.status)
  from new_row c cross join lateral search_tokens(searched_text(c.number, c.summary)) as t (token);
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $$;

create or replace function keep_case_tokens() returns trigger language plpgsql as $$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  update case_token set area_code = new.area_code, due_at = new.due_at, open = is_running(new.status)
  where token in (select search_tokens(searched_text(new.number, new.summary)))
    and due_at = old.due_at and case_id = new.id;
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $$;
drop trigger keep_case_tokens on case_record;
create trigger keep_case_tokens after update on case_record for each row
  when ((old.due_at, old.area_code, is_running(old.status))
    is distinct from (new.due_at, new.area_code, is_running(new.status))) execute function keep_case_tokens();

create index case_token_open_due on case_token (token, due_at, case_id) include (area_code) where open;
create index case_token_open_newest on case_token (token, opened_at desc, case_id desc) include (area_code) where open;
create index case_token_open_area on case_token (token, area_code) include (due_at, opened_at, case_id) where open;

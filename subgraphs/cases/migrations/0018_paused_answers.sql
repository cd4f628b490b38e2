-- While a clock stands, its first response is not due either: a pause moves both deadlines.
create or replace function keep_case_figures() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change
    select f.kind, c.community_code, c.area_code, f.at, f.key, 1 from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f;
    insert into figure_change
    select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
    from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at;
  else
    insert into figure_change
    select s.kind, s.community_code, s.area_code, s.at, s.key, sum(s.n)
    from (
      select f.kind, c.community_code, c.area_code, f.at, f.key, 1 as n from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select f.kind, c.community_code, c.area_code, f.at, f.key, -1 from old_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
      from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, -l.n
      from old_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
    ) s
    group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    delete from running_clock r using new_row c where r.case_id = c.id and not is_running(c.status);
  end if;
  insert into running_clock as r
  select c.id, c.area_code, c.opened_at, case when c.responded_at is null and c.paused_since is null then c.respond_by end,
    case when c.paused_since is null then c.due_at end
  from new_row c where is_running(c.status)
  on conflict (case_id) do update
    set area_code = excluded.area_code, respond_by = excluded.respond_by, due_at = excluded.due_at
    where (r.area_code, r.respond_by, r.due_at) is distinct from (excluded.area_code, excluded.respond_by, excluded.due_at);
  return null;
end $$;

select set_config('viewer.role', 'SYSTEM', true);
update running_clock r set respond_by = null from case_record c where c.id = r.case_id and c.paused_since is not null;

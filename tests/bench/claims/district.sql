-- 1,000 verified groups, 10,000 open tasks, and a copy of the tasks for the bare update.
insert into volunteer_group (id, name, status, registered_by, registered_at)
select ('90000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'Group ' || n, 'VERIFIED', 'bench', now()
from generate_series(1, 1000) n;
insert into group_area select id, 'bench' from volunteer_group;
insert into task (id, title, status, category_code, area_code, starts_at, ends_at, seats, posted_by, posted_at)
select ('70000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'Task ' || n, 'OPEN', 'public', 'bench.s1', now() + interval '1 day',
  now() + interval '25 hours', 10000, 'bench', now()
from generate_series(1, 10000) n;
create table bare_task (like task including all);
insert into bare_task select * from task;

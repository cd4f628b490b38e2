-- 100,000 volunteers in 5,000 groups of a district with 15 subdistricts and 259 communities; half of them are assigned
-- to something within the fortnight after 23 November 2026.
-- 15 subdistricts, 259 communities: groups work in a community (4 of 5), or in the whole subdistrict.
insert into volunteer_group (id, name, status, registered_by, registered_at, member_count, base_latitude, base_longitude, satisfaction_sum, evaluation_count, median_response_minutes)
select ('90000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'Group ' || n, case when n % 20 = 0 then 'APPLIED' else 'VERIFIED' end, 'bench', now(), 20,
  39.85 + (n % 100) * 0.002, 116.3 + (n / 100) * 0.003, (n % 7) * 4, n % 7, case when n % 3 = 0 then null else n % 500 end from generate_series(1, 5000) n;
insert into group_area select id, case when n % 5 = 0 then 'bench.s' || n % 15 else 'bench.s' || n % 259 % 15 || '.c' || n % 259 end
from (select id, row_number() over (order by id) n from volunteer_group) g;
insert into group_category select id, 'public.k' || (n + m) % 10 || case when (n + m) % 3 = 0 then '.j' || (n + m) % 7 else '' end
from (select id, row_number() over (order by id) n from volunteer_group) g, (values (0), (3), (7)) v(m) on conflict do nothing;
insert into volunteer (id, display_name, registered_at, languages)
select ('80000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'V' || n, now(), case when n % 4 = 0 then '{zh,en}' else '{zh}' end::text[] from generate_series(1, 100000) n;
insert into skill select ('80000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, k, case when n % 9 = 0 then null else date '2027-06-30' end, case when n % 9 = 0 then null else 'w' end
 from generate_series(1, 100000) n, (values ('first-aid', 2), ('driving', 3), ('cooking', 5)) v(k, d) where n % d = 0;
insert into availability select ('80000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 1 + (n + d) % 7, 540, 720 from generate_series(1, 100000) n, generate_series(0, 2) d where n % 3 > 0;
-- After what is kept beside it: a membership takes it over when it is made.
insert into membership select ('90000000-0000-7000-a000-' || lpad((1 + n % 5000)::text, 12, '0'))::uuid, ('80000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'ADMITTED', now(), now() from generate_series(1, 100000) n;
insert into task (id, title, status, category_code, area_code, starts_at, ends_at, seats, seats_taken, posted_by, posted_at) select ('70000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'T', 'FILLED', 'public', 'bench.s1', timestamptz '2026-11-23' + n * interval '1 hour', timestamptz '2026-11-23' + n * interval '1 hour' + interval '2 hours', 10, 10, 'b', now() from generate_series(0, 335) n;
insert into claim select ('60000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, ('70000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, ('90000000-0000-7000-a000-' || lpad((1 + n)::text, 12, '0'))::uuid, 'bench.s1', 10, 'HELD', 'b', now() from generate_series(0, 335) n;
insert into assignment (id, claim_id, task_id, group_id, volunteer_id, area_code, during, status, assigned_at)
select gen_random_uuid(), ('60000000-0000-7000-a000-' || lpad((n % 336)::text, 12, '0'))::uuid, ('70000000-0000-7000-a000-' || lpad((n % 336)::text, 12, '0'))::uuid, ('90000000-0000-7000-a000-' || lpad((1 + n % 336)::text, 12, '0'))::uuid,
 ('80000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'bench.s1', tstzrange(timestamptz '2026-11-23' + n % 336 * interval '1 hour', timestamptz '2026-11-23' + n % 336 * interval '1 hour' + interval '2 hours'), 'ASSIGNED', now() from generate_series(1, 50000) n;

-- $1 cases from number $2 on, opened in the year before $3; those of the last weeks are open, as they are in life, and a
-- few categories have many.
insert into case_record (id, number, status, channel, category_code, handling, urgency, summary, community_code, area_code,
  requirements, opened_at, respond_by, due_at, warn_at, responded_at, resolved_at, closed_at, ended_at, escalated_at,
  assignee_id, resident_id, version)
select gen_random_uuid(), 'C-2026-' || lpad(n::text, 6, '0'), s.status, 'APP', k.code, 'TRANSFER',
  (array['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'EMERGENCY'])[n % 10 + 1],
  (array['水管漏水需要维修', 'Needs a plumber', '老人送餐', 'Lift is broken'])[n % 4 + 1] || ' ' || n, a.code, a.code,
  '{"languages":[],"skills":[],"attributes":[],"ageYears":null,"maxFee":null,"windows":[],"helpers":1}',
  o.at, o.at + interval '4 hours', o.at + interval '5 days', o.at + interval '4 days',
  case when s.status <> 'RECEIVED' then o.at + random() * interval '5 hours' end,
  case when s.status = 'CLOSED' then o.at + o.took end, case when s.status = 'CLOSED' then o.at + o.took * 1.1 end,
  case when s.status = 'CLOSED' then o.at + o.took end,
  case when s.status = 'IN_PROGRESS' and n % 50 = 0 then o.at + interval '5 days' end,
  ('00000000-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
  ('00000000-0000-4000-8000-' || lpad((n % 90000)::text, 12, '0'))::uuid, 1
from generate_series($2::integer, $2::integer + $1::integer - 1) n
  cross join lateral (select $3::timestamptz - random() * interval '365 days' + n * interval '0' as at,
    random() * random() * interval '36 days' as took) o
  cross join lateral (select case when o.at + o.took * 1.1 < $3::timestamptz then 'CLOSED'
    when n % 3 = 0 then 'RECEIVED' else 'IN_PROGRESS' end as status) s
  join (select code, row_number() over (order by code) - 1 as nth from known_area where level = 'COMMUNITY') a
    on a.nth = n % 259
  join (select code, row_number() over (order by code) - 1 as nth from category where code like '%.i%') k
    on k.nth = floor(3575 * power(((n::bigint * 7919) % 1000003) / 1000003.0, 2))::integer

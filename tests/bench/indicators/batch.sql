-- $1 cases from number $2 on, opened in the year before $3; a few categories have many, as they do.
insert into case_record (id, number, status, channel, category_code, handling, urgency, summary, community_code, area_code,
  requirements, opened_at, respond_by, due_at, responded_at, resolved_at, closed_at, ended_at, version)
select gen_random_uuid(), 'C-2026-' || n, s.status, 'APP', k.code, 'TRANSFER', 'NORMAL',
  (array['水管漏水需要维修', 'Needs a plumber', '老人送餐', 'Lift is broken'])[n % 4 + 1] || ' ' || n, a.code, a.code,
  '{"languages":[],"skills":[],"attributes":[],"ageYears":null,"maxFee":null,"windows":[],"helpers":1}',
  o.at, o.at + interval '4 hours', o.at + interval '5 days',
  case when s.status <> 'RECEIVED' then o.at + random() * interval '5 hours' end,
  case when s.status = 'CLOSED' then o.at + s.took end, case when s.status = 'CLOSED' then o.at + s.took * 1.1 end,
  case when s.status = 'CLOSED' then o.at + s.took end, 1
from generate_series($2::integer, $2::integer + $1::integer - 1) n
  cross join lateral (select $3::timestamptz - random() * interval '365 days' + n * interval '0' as at) o
  cross join lateral (select case when n % 40 = 0 then 'IN_PROGRESS' when n % 97 = 0 then 'RECEIVED' else 'CLOSED' end as status,
    random() * random() * interval '20 days' as took) s
  join (select code, row_number() over (order by code) - 1 as nth from known_area where level = 'COMMUNITY') a
    on a.nth = n % 259
  join (select code, row_number() over (order by code) - 1 as nth from category where code like '%.i%') k
    on k.nth = floor(3575 * power(((n::bigint * 7919) % 1000003) / 1000003.0, 2))::integer

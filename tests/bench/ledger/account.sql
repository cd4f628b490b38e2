-- One account with 100,000 entries, by the rules of double entry: service of 30 minutes, then a gift of 10, and again.
insert into volunteer (id, display_name, registered_at)
values ('80000000-0000-7000-a000-000000000001', 'Busy', now()), ('80000000-0000-7000-a000-000000000002', 'Given to', now());
insert into account (id, volunteer_id, balance_minutes, entries)
values ('80000000-0000-7000-a000-000000000011', '80000000-0000-7000-a000-000000000001', 30 * 50000 - 10 * 50000, 100000),
  ('80000000-0000-7000-a000-000000000012', '80000000-0000-7000-a000-000000000002', 10 * 50000, 50000);
update account set balance_minutes = -30 * 50000, entries = 50000 where purpose = 'SERVICE';
with move as (
  select n, gen_random_uuid() as transfer, n % 2 = 0 as gift, case when n % 2 = 0 then 10 else 30 end as minutes,
    timestamptz '2020-01-01' + n * interval '30 minutes' as at, (n + 1) / 2 as nth
  from generate_series(1, 100000) as n
)
insert into entry (id, transfer_id, side, account_id, counter_account_id, minutes, balance_after, reason, number, at)
select gen_random_uuid(), transfer, case when gift then -1 else 1 end, '80000000-0000-7000-a000-000000000011'::uuid,
  case when gift then '80000000-0000-7000-a000-000000000012' else '00000000-0000-7000-8000-000000000001' end::uuid,
  case when gift then -10 else 30 end, 30 * nth - 10 * (n / 2), case when gift then 'GIFT' else 'SERVICE' end, n, at
from move
union all
select gen_random_uuid(), transfer, case when gift then 1 else -1 end,
  case when gift then '80000000-0000-7000-a000-000000000012' else '00000000-0000-7000-8000-000000000001' end::uuid,
  '80000000-0000-7000-a000-000000000011'::uuid, case when gift then 10 else -30 end,
  case when gift then 10 else -30 end * nth, case when gift then 'GIFT' else 'SERVICE' end, nth, at
from move;
analyze;

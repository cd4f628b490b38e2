-- The hub's own accounts are where hours come from (SERVICE) and go to (REDEEMED, CORRECTION); only they may be below 0.
create table account (
  id uuid primary key,
  volunteer_id uuid unique references volunteer,
  purpose text unique check (purpose in ('SERVICE', 'REDEEMED', 'CORRECTION')),
  balance_minutes integer not null default 0,
  entries integer not null default 0,
  check ((volunteer_id is null) <> (purpose is null)),
  constraint account_covered check (purpose is not null or balance_minutes >= 0)
);
insert into account (id, purpose)
values ('00000000-0000-7000-8000-000000000001', 'SERVICE'), ('00000000-0000-7000-8000-000000000002', 'REDEEMED'),
  ('00000000-0000-7000-8000-000000000003', 'CORRECTION');

create table entry (
  id uuid primary key,
  transfer_id uuid not null,
  -- 1 is who receives, -1 who gives.
  side smallint not null check (side in (-1, 1)),
  account_id uuid not null references account,
  counter_account_id uuid not null references account,
  minutes integer not null check (sign(minutes) = side),
  balance_after integer not null,
  reason text not null check (reason in ('SERVICE', 'GIFT', 'REDEEMED', 'CORRECTION')),
  -- The account's own count: its statement is in this order.
  number integer not null check (number > 0),
  at timestamptz not null,
  task_id uuid references task,
  assignment_id uuid references assignment,
  note text,
  counter_side smallint not null generated always as (-side) stored,
  counter_minutes integer not null generated always as (-minutes) stored,
  check (account_id <> counter_account_id),
  unique (account_id, number),
  unique (transfer_id, side, account_id, counter_account_id, minutes),
  unique (transfer_id, side),
  -- Every entry has its counterpart, so the sum over all accounts is 0 whenever anybody can look.
  foreign key (transfer_id, counter_side, counter_account_id, account_id, counter_minutes)
    references entry (transfer_id, side, account_id, counter_account_id, minutes) deferrable initially deferred
);
-- A confirmed assignment is credited once.
create unique index entry_once on entry (assignment_id, side) where assignment_id is not null;

-- The only way minutes move: both sides, both balances and both numbers, or nothing. The accounts are locked in one order,
-- so that two transfers never wait for each other.
create function move_minutes(
  transfer uuid, entry_in uuid, entry_out uuid, giver uuid, receiver uuid, amount integer, why text, moment timestamptz,
  task uuid, assignment uuid, remark text
) returns void language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
declare
  giver_balance integer;
  receiver_balance integer;
  giver_number integer;
  receiver_number integer;
begin
  perform from account where id in (giver, receiver) order by id for update;
  update account set balance_minutes = balance_minutes - amount, entries = entries + 1
    where id = giver returning balance_minutes, entries into strict giver_balance, giver_number;
  update account set balance_minutes = balance_minutes + amount, entries = entries + 1
    where id = receiver returning balance_minutes, entries into strict receiver_balance, receiver_number;
  insert into entry (id, transfer_id, side, account_id, counter_account_id, minutes, balance_after, reason, number, at,
    task_id, assignment_id, note)
  values (entry_out, transfer, -1, giver, receiver, -amount, giver_balance, why, giver_number, moment, task, assignment, remark),
    (entry_in, transfer, 1, receiver, giver, amount, receiver_balance, why, receiver_number, moment, task, assignment, remark);
end $$;

-- The account of somebody whom the giver may not see: their id is all that a gift needs. Null: there is no such volunteer.
create function account_to_give_to(receiver uuid, new_id uuid) returns uuid
language plpgsql security definer set search_path = volunteers, viewer, public, pg_temp as $$
begin
  insert into account (id, volunteer_id) select new_id, id from volunteer where id = receiver on conflict do nothing;
  return (select id from account where volunteer_id = receiver);
end $$;

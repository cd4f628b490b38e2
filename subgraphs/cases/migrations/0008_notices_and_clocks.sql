-- For what follows: row-level security binds the owner of the tables too.
select set_config('viewer.role', 'SYSTEM', true);

-- The clock of a case: when 80 % of its time have passed, and which of its milestones have been heard: 0 none, 1 due
-- soon, 2 overdue, 3 the stationmaster, 4 the subdistrict.
alter table case_record add column warn_at timestamptz;
alter table case_record add column heard smallint not null default 0 check (heard between 0 and 4);
-- What has been closed and opened again late is measured from then.
alter table case_record add column reopened_at timestamptz;
update case_record set warn_at = opened_at + 0.8 * (due_at - opened_at);

-- The clock of a referral: 0 none, 1 its answer is due soon, 2 its work is due soon, 3 overdue, 4 the stationmaster.
alter table referral add column heard smallint not null default 0 check (heard between 0 and 4);
update referral set heard = 1 where status <> 'OFFERED';
create index referral_offered on referral (provider_id) where status = 'OFFERED';

-- What somebody is to know: a member of staff, a provider, or an office above the stations.
create table notice (
  id uuid primary key,
  kind text not null check (kind in ('ASSIGNED', 'DUE_SOON', 'OVERDUE', 'URGED', 'ESCALATED', 'HANDED_BACK',
    'REFERRAL_ANSWERED', 'REFERRAL_EXPIRED', 'FEEDBACK', 'NOBODY_LEFT', 'NOT_RESOLVED', 'BREAK_GLASS')),
  text text not null check (text <> ''),
  case_id uuid references case_record,
  referral_id uuid references referral,
  recipient_kind text not null check (recipient_kind in ('STAFF', 'PROVIDER', 'OFFICE')),
  -- The id of the member or provider; the code of the office's area.
  recipient text collate "C" not null,
  at timestamptz not null,
  read_at timestamptz
);
create index on notice (recipient, at desc, id desc);
create index on notice (case_id);
create index on notice (referral_id);
alter table notice enable row level security;
alter table notice force row level security;
create policy received on notice for select using (
  (select viewer.is_system())
  or case recipient_kind
    when 'STAFF' then (select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and recipient = (select viewer.id())
    when 'PROVIDER' then (select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR')
      and recipient = (select viewer.organization())
    else (select viewer.role()) in ('SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER') and recipient = (select viewer.area())
  end
);
create policy read on notice for update using (
  (select viewer.is_system())
  or case recipient_kind
    when 'STAFF' then (select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and recipient = (select viewer.id())
    when 'PROVIDER' then (select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR')
      and recipient = (select viewer.organization())
    else (select viewer.role()) in ('SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER') and recipient = (select viewer.area())
  end
);
-- Notices are the hub's own doing, whoever's step they follow from.
create policy sent on notice for insert with check ((select viewer.is_system()));

-- A walk down a case's candidates: who they were, best first, when the station began it.
create table referral_cascade (
  batch_id uuid primary key,
  case_id uuid not null references case_record,
  message text,
  respond_within_hours double precision,
  complete_within_hours double precision,
  -- [{"source": "serviceMatches", "providerId": "…", "offerId": null}]
  candidates jsonb not null,
  ended boolean not null default false
);
alter table referral_cascade enable row level security;
alter table referral_cascade force row level security;
create policy by_the_hub on referral_cascade for all
  using ((select viewer.is_system())) with check ((select viewer.is_system()));

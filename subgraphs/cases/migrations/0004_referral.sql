-- A need offered to one provider.
create table referral (
  id uuid primary key,
  case_id uuid not null references case_record,
  -- The case's own, repeated so that row-level security decides without reading the case.
  community_code text collate "C" not null,
  area_code text collate "C" not null,
  assignee_id uuid,
  resident_id uuid,
  provider_id uuid not null,
  provider_kind text not null,
  offer_id uuid,
  mode text not null check (mode in ('DIRECT', 'FIRST_ACCEPT', 'JOINT', 'CASCADE')),
  batch_id uuid not null,
  status text not null check (status in ('OFFERED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'ACCEPTED', 'CHECKED_IN',
    'REPORTED', 'CONFIRMED')),
  message text,
  respond_by timestamptz not null,
  complete_by timestamptz not null,
  urges integer not null default 0,
  last_urged_at timestamptz,
  decline_reason text,
  outcome_done boolean,
  outcome_text text,
  outcome_fee numeric check (outcome_fee >= 0),
  offered_at timestamptz not null,
  responded_at timestamptz check (responded_at >= offered_at),
  checked_in_at timestamptz,
  reported_at timestamptz,
  confirmed_at timestamptz,
  version integer not null check (version >= 1),
  check ((status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED', 'DECLINED')) <= (responded_at is not null)),
  check (status not in ('REPORTED', 'CONFIRMED') or (outcome_done is not null and outcome_text is not null)),
  check ((status = 'CONFIRMED') = (confirmed_at is not null))
);
create index on referral (case_id, offered_at, id);
create index on referral (provider_id, offered_at desc, id desc);
create index on referral (community_code, complete_by, id);
create index on referral (batch_id);
-- Behind the service's own check: one live referral of a case to a provider, however many offer at once.
create unique index referral_once on referral (case_id, provider_id)
  where status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED');

create table evaluation (
  id uuid primary key,
  case_id uuid not null references case_record,
  referral_id uuid references referral,
  provider_id uuid,
  said_by text not null check (said_by in ('RESIDENT', 'WORKER', 'PROVIDER')),
  resolved boolean not null,
  satisfaction integer not null check (satisfaction between 1 and 5),
  comment text,
  evaluator_id text not null,
  at timestamptz not null,
  version integer not null default 1,
  constraint evaluation_once unique nulls not distinct (case_id, referral_id, said_by)
);

-- Claims of the task behind a group's referral: a referral is given back when the last of them is.
create table task_claim (
  claim_id uuid primary key,
  referral_id uuid not null,
  group_id uuid not null,
  released boolean not null
);
create index on task_claim (referral_id);

-- Which volunteer helps in which case.
create table case_assignment (
  id uuid primary key,
  claim_id uuid not null,
  volunteer_id uuid not null,
  case_id uuid,
  referral_id uuid,
  status text not null
);
create index on case_assignment (case_id, volunteer_id);
create index on case_assignment (referral_id, volunteer_id);
create index on case_assignment (claim_id);

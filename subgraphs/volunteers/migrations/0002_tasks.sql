create table task (
  id uuid primary key,
  title text not null,
  description text,
  status text not null check (status in ('OPEN', 'FILLED', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'EXPIRED')),
  category_code text collate "C" not null,
  area_code text collate "C" not null,
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seats integer not null check (seats between 1 and 10000),
  -- Whatever goes wrong above it, a task is never oversold and never has seats to give back that nobody took.
  seats_taken integer not null default 0 check (seats_taken between 0 and seats),
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  case_id uuid,
  referral_id uuid unique,
  -- The one group that it is for: the one the referral was offered to. Null: for every group.
  group_id uuid references volunteer_group,
  posted_by text not null,
  posted_at timestamptz not null,
  cancel_reason text,
  version integer not null default 1,
  check (starts_at < ends_at),
  check ((latitude is null) = (longitude is null)),
  check ((referral_id is null) = (group_id is null)),
  check (status <> 'OPEN' or seats_taken < seats),
  check (status not in ('FILLED', 'IN_PROGRESS') or seats_taken = seats)
);
create index task_in_order on task (starts_at, id);
create index task_by_area on task (area_code, starts_at, id);
create index task_by_category on task (category_code, starts_at, id);
create index task_by_case on task (case_id) where case_id is not null;

create table claim (
  id uuid primary key,
  task_id uuid not null references task,
  group_id uuid not null references volunteer_group,
  -- The task's, so that who may see a claim is decided without reading the task.
  area_code text collate "C" not null,
  seats integer not null check (seats between 1 and 10000),
  status text not null check (status in ('HELD', 'RELEASED', 'SERVED', 'MISSED')),
  claimed_by text not null,
  claimed_at timestamptz not null,
  release_reason text
);
create unique index claim_once on claim (task_id, group_id) where status <> 'RELEASED';
create index claim_by_task on claim (task_id, claimed_at, id);
create index claim_by_group on claim (group_id, claimed_at desc, id desc);

create table assignment (
  id uuid primary key,
  claim_id uuid not null references claim,
  task_id uuid not null references task,
  group_id uuid not null,
  volunteer_id uuid not null references volunteer,
  area_code text collate "C" not null,
  during tstzrange not null,
  status text not null check (status in ('ASSIGNED', 'CHECKED_IN', 'CHECKED_OUT', 'CONFIRMED', 'NO_SHOW')),
  assigned_at timestamptz not null,
  checked_in_at timestamptz,
  checked_out_at timestamptz,
  confirmed_minutes integer check (confirmed_minutes between 0 and 1440),
  -- The claim was released, the task cancelled, or somebody else is sent.
  cancelled_at timestamptz,
  check (checked_out_at >= checked_in_at),
  check ((status = 'CONFIRMED') = (confirmed_minutes is not null)),
  -- Nobody is in two places at once.
  constraint assignment_elsewhere exclude using gist (volunteer_id with =, during with &&)
    where (cancelled_at is null and status <> 'NO_SHOW')
);
create unique index assignment_once on assignment (claim_id, volunteer_id) where cancelled_at is null;
create index assignment_by_claim on assignment (claim_id);
create index assignment_by_volunteer on assignment (volunteer_id, lower(during));
create index assignment_by_status on assignment (status, area_code, lower(during), id) where cancelled_at is null;

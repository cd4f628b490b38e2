-- Codes and people of other subgraphs that this one must recognise, kept from their events.
create table known_area (
  code text collate "C" primary key,
  level text not null
);
create table known_category (
  code text collate "C" primary key,
  line text not null
);
create table known_staff (
  id uuid primary key,
  community_code text collate "C" not null
);

create table volunteer_group (
  id uuid primary key,
  name text not null,
  description text,
  status text not null check (status in ('APPLIED', 'VERIFIED', 'SUSPENDED')),
  base_latitude float8 check (base_latitude between -90 and 90),
  base_longitude float8 check (base_longitude between -180 and 180),
  supervisor_id uuid,
  registered_by text not null,
  -- Counted here because who the members are is not for everybody, and how many is.
  member_count integer not null default 0 check (member_count >= 0),
  minutes_served bigint not null default 0 check (minutes_served >= 0),
  -- Its record on referrals of the hub, kept from events; the median is null until it has answered once.
  satisfaction_sum integer not null default 0,
  evaluation_count integer not null default 0,
  median_response_minutes float8,
  version integer not null default 1,
  registered_at timestamptz not null,
  check ((base_latitude is null) = (base_longitude is null))
);
create index volunteer_group_by_name on volunteer_group using gin (name gin_trgm_ops);
create index volunteer_group_in_order on volunteer_group (lower(name) collate "C", id);

create table group_area (
  group_id uuid not null references volunteer_group on delete cascade,
  area_code text collate "C" not null,
  primary key (group_id, area_code)
);
create index group_area_by_code on group_area (area_code, group_id);

create table group_category (
  group_id uuid not null references volunteer_group on delete cascade,
  category_code text collate "C" not null,
  primary key (group_id, category_code)
);
create index group_category_by_code on group_category (category_code, group_id);

create table group_evaluation (
  id uuid primary key,
  group_id uuid not null references volunteer_group on delete cascade,
  satisfaction integer not null check (satisfaction between 1 and 5)
);
create index group_evaluation_by_group on group_evaluation (group_id);

-- Referrals to groups: how long the group took to answer, and whether its task may still stand.
create table group_referral (
  id uuid primary key,
  group_id uuid not null references volunteer_group on delete cascade,
  case_id uuid not null,
  status text not null,
  response_minutes float8
);
create index group_referral_by_group on group_referral (group_id);

create table volunteer (
  id uuid primary key,
  display_name text not null,
  resident_id uuid unique,
  -- The area of the person's own account when the profile was saved; null: it had none.
  area_code text collate "C",
  languages text[] not null default '{}',
  minutes_served bigint not null default 0 check (minutes_served >= 0),
  version integer not null default 1,
  registered_at timestamptz not null
);

create table skill (
  volunteer_id uuid not null references volunteer on delete cascade,
  code text collate "C" not null,
  certified_until date,
  certified_by text,
  primary key (volunteer_id, code),
  check ((certified_until is null) = (certified_by is null))
);

-- Minutes of the day, in the hub's time zone.
create table availability (
  volunteer_id uuid not null references volunteer on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  primary key (volunteer_id, weekday, from_minute),
  check (from_minute < to_minute)
);

create table membership (
  group_id uuid not null references volunteer_group on delete cascade,
  volunteer_id uuid not null references volunteer on delete cascade,
  status text not null check (status in ('REQUESTED', 'ADMITTED')),
  requested_at timestamptz not null,
  admitted_at timestamptz,
  primary key (group_id, volunteer_id),
  check ((status = 'ADMITTED') = (admitted_at is not null))
);
create index membership_by_volunteer on membership (volunteer_id);
create index membership_in_order on membership (group_id, volunteer_id) where status = 'ADMITTED';

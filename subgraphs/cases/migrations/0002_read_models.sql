-- What cases must know of the other subgraphs, kept from their events. Codes, ids and figures: nothing personal.
create table known_area (
  code text collate "C" primary key,
  level text not null
);

create table station_hours (
  station_id uuid primary key,
  community_code text collate "C" not null unique,
  -- [{"weekday": 1, "opens": "09:00", "closes": "17:00"}]
  opening_hours jsonb not null
);

create table known_staff (
  id uuid primary key,
  station_id uuid not null,
  community_code text collate "C" not null,
  post text not null
);
create index on known_staff (community_code);

create table known_provider (
  id uuid primary key,
  kind text not null,
  status text not null,
  area_codes text[] collate "C" not null
);

create table known_offer (
  id uuid primary key,
  provider_id uuid not null,
  status text not null
);

-- How a provider has done so far: kept by triggers on referral and evaluation, so that every way of writing keeps it.
create table provider_record (
  provider_id uuid primary key,
  offered integer not null default 0,
  accepted integer not null default 0,
  completed integer not null default 0,
  evaluations integer not null default 0,
  satisfaction_sum integer not null default 0
);

create table provider_response (
  referral_id uuid primary key,
  provider_id uuid not null,
  minutes double precision not null check (minutes >= 0)
);
create index on provider_response (provider_id, minutes);

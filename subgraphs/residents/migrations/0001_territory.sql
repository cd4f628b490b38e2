-- The territory: public, so nothing here is under row-level security.

create table area (
  code text collate "C" primary key,
  parent_code text collate "C" generated always as (nullif(regexp_replace(code, '\.?[^.]+$', ''), '')) stored references area,
  name text not null check (name <> ''),
  level text not null,
  latitude float8,
  longitude float8,
  households integer not null default 0 check (households >= 0),
  check (code ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*$'),
  -- A code is the path from the district down, so its depth is its level.
  check (level = (array['DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'GRID', 'CELL'])[array_length(string_to_array(code, '.'), 1)]),
  check ((latitude is null) = (longitude is null))
);
create index area_parent on area (parent_code, code);
create index area_level on area (level, code);

create table station (
  id uuid primary key,
  community_code text collate "C" not null unique references area,
  name text not null,
  address text not null,
  latitude float8 not null,
  longitude float8 not null,
  phone text not null,
  version integer not null default 1
);

create table opening_hours (
  station_id uuid not null references station,
  weekday smallint not null check (weekday between 1 and 7),
  opens text not null check (opens ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  closes text not null check (closes ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'),
  primary key (station_id, weekday, opens),
  check (closes > opens)
);

create table station_zone (
  station_id uuid not null references station,
  kind text not null check (kind in ('RECEPTION', 'WAITING', 'SERVICE', 'PARTY_MASSES', 'HEART_WARMING', 'TOOL_CABINET')),
  name text not null,
  seats integer not null check (seats >= 0),
  primary key (station_id, kind, name)
);

create table staff_member (
  id uuid primary key,
  station_id uuid not null references station,
  name text not null,
  post text not null check (post in ('STATIONMASTER', 'DEPUTY_STATIONMASTER', 'GENERAL_SOCIAL_WORKER', 'GRID_WORKER')),
  version integer not null default 1
);
create index staff_member_station on staff_member (station_id, id);

-- Area-fixed responsibility: who visits which groups of households.
create table responsibility (
  staff_member_id uuid not null references staff_member,
  area_code text collate "C" not null references area,
  primary key (staff_member_id, area_code)
);
create index responsibility_area on responsibility (area_code, staff_member_id);

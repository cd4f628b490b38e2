-- What every subgraph's schema stands on, once in each database.
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;
create extension if not exists cube with schema public;
create extension if not exists earthdistance with schema public;
create extension if not exists pgcrypto with schema public;
create extension if not exists unaccent with schema public;

create schema if not exists viewer;
grant usage on schema viewer to public;

-- Who is asking, from settings that are local to the transaction. After a local setting has ended, current_setting
-- answers '' rather than null.
create or replace function viewer.id() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('viewer.id', true), '') $$;
create or replace function viewer.role() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('viewer.role', true), '') $$;
create or replace function viewer.area() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('viewer.area', true), '') $$;
create or replace function viewer.organization() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('viewer.organization', true), '') $$;
create or replace function viewer.is_system() returns boolean stable parallel safe language sql
  as $$ select coalesce(current_setting('viewer.role', true) = 'SYSTEM', false) $$;
-- Whether the viewer's area is the given one or above it.
create or replace function viewer.reaches(code text) returns boolean stable parallel safe language sql
  as $$
    select coalesce(
      nullif(current_setting('viewer.area', true), '') = code
      or starts_with(code, nullif(current_setting('viewer.area', true), '') || '.'),
      false)
  $$;

-- Great-circle distance in metres (haversine formula, mean earth radius R1 of the IUGG); the TypeScript twin is
-- distanceMeters.
create or replace function public.hub_distance_meters(lat1 float8, lon1 float8, lat2 float8, lon2 float8) returns float8
  immutable strict parallel safe language sql
  as $$
    select 2 * 6371008.8 * asin(least(1, sqrt(
      sin(radians(lat2 - lat1) / 2) ^ 2
      + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)))
  $$;

-- Which state of the migrations each schema is in, so that a start with nothing to do is one query.
create table if not exists public.hub_schema (
  name text primary key,
  fingerprint text not null
);

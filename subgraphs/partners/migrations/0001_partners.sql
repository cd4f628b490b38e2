-- Codes that other subgraphs own, kept from area.saved and category.saved.
create table known_area (
  code text collate "C" primary key
);

create table known_category (
  code text collate "C" primary key
);

create table organization (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  kind text not null
    check (kind in ('ENTERPRISE', 'SOCIAL_ORGANIZATION', 'JURISDICTION_UNIT', 'HANDY_OUTLET', 'GOVERNMENT_DEPARTMENT')),
  status text not null check (status in ('APPLIED', 'VERIFIED', 'SUSPENDED', 'LEFT')),
  description text,
  registration_number text,
  website text,
  phone text,
  email text,
  address text,
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  -- What it asked for; area_codes is what it was verified for.
  applied_area_codes text[] collate "C" not null,
  area_codes text[] collate "C" not null default '{}',
  suspension_reason text,
  joined_at timestamptz not null,
  version int not null check (version > 0),
  check ((latitude is null) = (longitude is null)),
  check (status <> 'VERIFIED' or cardinality(area_codes) > 0)
);
create index organization_by_name on organization (name collate "C", id);

create table service (
  id uuid primary key,
  organization_id uuid not null references organization,
  status text not null check (status in ('DRAFT', 'LISTED', 'PAUSED', 'WITHDRAWN')),
  title text not null check (char_length(title) between 1 and 200),
  description text,
  category_codes text[] collate "C" not null check (cardinality(category_codes) > 0),
  area_codes text[] collate "C" not null check (cardinality(area_codes) > 0),
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  radius_meters int check (radius_meters >= 0),
  fee_kind text not null check (fee_kind in ('FREE', 'FIXED', 'FROM')),
  fee_amount numeric check (fee_amount >= 0),
  fee_unit text,
  languages text[] not null,
  skills text[] not null,
  min_age_years int check (min_age_years >= 0),
  max_age_years int check (max_age_years >= min_age_years),
  eligibility_attributes text[] not null,
  eligibility_note text,
  -- As it was given, and as seconds of the week (Monday 00:00 is 0) for the overlap with a need; null: none stated.
  opening_hours jsonb not null,
  opening int4multirange,
  closures date[] not null default '{}',
  capacity int not null check (capacity > 0),
  -- Kept from referral events; what a partner revises never touches it, and it never touches the version.
  load int not null default 0 check (load >= 0),
  version int not null check (version > 0),
  check ((latitude is null) = (longitude is null)),
  check (radius_meters is null or latitude is not null),
  check ((fee_kind = 'FREE') = (fee_amount is null))
);
create index service_by_organization on service (organization_id, title collate "C", id);

-- Weekly hours as seconds of the week; null when there are none.
create function opening_of(hours jsonb) returns int4multirange stable language sql as $$
  select range_agg(int4range(
           ((h ->> 'weekday')::int - 1) * 86400 + extract(epoch from (h ->> 'opens')::interval)::int,
           ((h ->> 'weekday')::int - 1) * 86400 + extract(epoch from (h ->> 'closes')::interval)::int))
    from jsonb_array_elements(hours) as h
$$;

-- What is on offer, where: one row for each area and category under which a listed service of a verified organisation
-- is found. An area here is the lower one of an area of the service and one that its organisation was verified for, so
-- one lookup by a community's lineage answers both.
create table service_reach (
  area_code text collate "C" not null,
  category_code text collate "C" not null,
  service_id uuid not null references service on delete cascade,
  primary key (area_code, category_code, service_id)
);
create index service_reach_by_service on service_reach (service_id);
create index service_reach_by_category on service_reach (category_code, service_id);

-- Puts service_reach right for some services: after their own change, or their organisation's.
create function refresh_reach(services uuid[]) returns void language sql as $$
  with wanted as (
    select distinct case when starts_with(a.code, o.code) then a.code else o.code end as area_code,
           c.code as category_code, s.id as service_id
      from service s
      join organization g on g.id = s.organization_id and g.status = 'VERIFIED'
     cross join unnest(s.area_codes) as a(code)
     cross join unnest(g.area_codes) as o(code)
     cross join unnest(s.category_codes) as c(code)
     where s.id = any(services) and s.status = 'LISTED'
       and (a.code = o.code or starts_with(a.code, o.code || '.') or starts_with(o.code, a.code || '.'))
  ), removed as (
    delete from service_reach r
     where r.service_id = any(services)
       and not exists (select 1 from wanted w
                        where (w.area_code, w.category_code, w.service_id) = (r.area_code, r.category_code, r.service_id))
  )
  insert into service_reach (area_code, category_code, service_id)
  select area_code, category_code, service_id from wanted
  on conflict do nothing
$$;

-- How an organisation has done, kept from referral and evaluation events.
create table track_record (
  organization_id uuid primary key references organization,
  satisfaction_sum int not null default 0,
  evaluations int not null default 0,
  -- Median minutes from offer to answer; null: it never answered.
  response_minutes float8
);

-- The last that was heard of each referral to an organisation: what load and responsiveness are counted from.
create table referral (
  id uuid primary key,
  organization_id uuid not null references organization,
  -- What was picked; an offer that is not a service of ours counts for nobody's load.
  service_id uuid,
  status text not null,
  response_minutes float8,
  version int not null
);
create index referral_by_organization on referral (organization_id) where response_minutes is not null;
create index referral_in_hand on referral (service_id) where status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED');

-- What residents made of referrals, a figure each: what the rating is counted from.
create table evaluation (
  id uuid primary key,
  organization_id uuid not null references organization,
  satisfaction int not null check (satisfaction between 1 and 5),
  version int not null
);
create index evaluation_by_organization on evaluation (organization_id);

alter table referral enable row level security;
alter table referral force row level security;
create policy own_referrals on referral
  using (viewer.is_system() or organization_id::text = viewer.organization())
  with check (viewer.is_system());

alter table evaluation enable row level security;
alter table evaluation force row level security;
create policy own_evaluations on evaluation
  using (viewer.is_system() or organization_id::text = viewer.organization())
  with check (viewer.is_system());

-- Residents and what they have consented to. Everything here is personal: row-level security is forced on every table,
-- and phone, id number, address and exact place are sealed with a key of their own before they come here.

create table household (
  id uuid primary key,
  area_code text collate "C" not null references area,
  data_key bytea,
  address_sealed bytea,
  last_visit_at timestamptz,
  founded_at timestamptz not null
);
create index household_area on household (area_code, last_visit_at, id);

create table resident (
  id uuid primary key,
  household_id uuid references household,
  area_code text collate "C" not null references area,
  full_name text,
  preferred_name text not null,
  birth_date date,
  languages text[] not null default '{}',
  attributes text[] not null default '{}',
  -- The resident's own key, wrapped by the hub's. Without it nothing sealed can ever be read again.
  data_key bytea,
  phone_sealed bytea,
  id_number_sealed bytea,
  address_sealed bytea,
  location_sealed bytea,
  -- Keyed hashes, for exact search. Not unique: a unique index across stations would answer what others have.
  phone_index bytea,
  id_number_index bytea,
  address_marks text[] not null default '{}',
  registered_at timestamptz not null,
  erased_at timestamptz,
  version integer not null default 1,
  check (erased_at is not null or (full_name is not null and data_key is not null)),
  check (
    erased_at is null
    or num_nonnulls(full_name, birth_date, data_key, phone_sealed, id_number_sealed, address_sealed, location_sealed,
      phone_index, id_number_index) = 0
  )
);
create index resident_area on resident (area_code, full_name collate "C", id);
create index resident_household on resident (household_id, id);
create index resident_phone on resident (phone_index) where phone_index is not null;
create index resident_id_number on resident (id_number_index) where id_number_index is not null;
create index resident_name on resident using gin (full_name gin_trgm_ops, preferred_name gin_trgm_ops);
create index resident_address on resident using gin (address_marks);

create table consent (
  id uuid primary key,
  resident_id uuid not null references resident,
  -- The resident's own area, kept by the trigger below: the policy of `resident` asks this table, so it cannot ask back.
  area_code text collate "C" not null,
  grantee_id uuid not null,
  scopes text[] not null check (scopes <> '{}' and scopes <@ array['IDENTITY', 'CONTACT', 'ADDRESS', 'PROFILE']),
  purpose text not null,
  case_id uuid,
  granted_at timestamptz not null,
  granted_by text not null,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  check (expires_at > granted_at)
);
create index consent_resident on consent (resident_id, granted_at);
create index consent_grantee on consent (grantee_id, resident_id) where withdrawn_at is null;

-- Who helps whom: a referral or an assignment, kept from events. It decides which residents a helper sees at all.
create table help (
  id uuid primary key,
  case_id uuid not null,
  resident_id uuid,
  organization_id uuid,
  volunteer_id uuid,
  active boolean not null,
  check (num_nonnulls(organization_id, volunteer_id) = 1)
);
create index help_organization on help (organization_id, resident_id) where active;
create index help_volunteer on help (volunteer_id, resident_id) where active;
create index help_case on help (case_id);

create table case_resident (
  case_id uuid primary key,
  resident_id uuid not null
);

create table broken_glass (
  id uuid primary key,
  resident_id uuid not null references resident,
  officer_id text not null,
  reason text not null,
  broken_at timestamptz not null,
  until timestamptz not null
);
create index broken_glass_officer on broken_glass (officer_id, resident_id, until);

-- Why somebody's data was erased: the reason and the actor outlive the data.
create table erasure (
  resident_id uuid primary key references resident,
  actor_id text not null,
  reason text not null,
  at timestamptz not null
);

create function is_station() returns boolean language sql stable
  return viewer.role() in ('STATIONMASTER', 'STATION_WORKER');
create function is_officer() returns boolean language sql stable
  return viewer.role() in ('DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER');
create function is_helper() returns boolean language sql stable
  return viewer.role() in ('PARTNER', 'VOLUNTEER_COORDINATOR');

alter table help enable row level security;
alter table help force row level security;
create policy help_read on help for select using (
  viewer.is_system()
  or (is_helper() and organization_id::text = viewer.organization())
  or (viewer.role() = 'VOLUNTEER' and volunteer_id::text = viewer.id())
);
create policy help_keep on help for all using (viewer.is_system()) with check (viewer.is_system());

alter table case_resident enable row level security;
alter table case_resident force row level security;
create policy case_resident_keep on case_resident for all using (viewer.is_system()) with check (viewer.is_system());

alter table consent enable row level security;
alter table consent force row level security;
create policy consent_read on consent for select using (
  viewer.is_system()
  or (is_station() and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
  or (is_helper() and grantee_id::text = viewer.organization())
);
create policy consent_grant on consent for insert with check (
  viewer.is_system()
  or (is_station() and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);
create policy consent_change on consent for update using (
  viewer.is_system()
  or (is_station() and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);

alter table resident enable row level security;
alter table resident force row level security;
create policy resident_read on resident for select using (
  viewer.is_system()
  or ((is_station() or is_officer()) and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and id::text = viewer.id())
  or (is_helper() and (
    exists (select from help where help.resident_id = resident.id and help.active)
    or exists (select from consent where consent.resident_id = resident.id and consent.withdrawn_at is null)
  ))
  or (viewer.role() = 'VOLUNTEER' and exists (select from help where help.resident_id = resident.id and help.active))
);
create policy resident_register on resident for insert with check (
  viewer.is_system() or (is_station() and viewer.reaches(area_code))
);
create policy resident_change on resident for update using (
  viewer.is_system()
  or (is_station() and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and id::text = viewer.id())
);

alter table household enable row level security;
alter table household force row level security;
create policy household_read on household for select using (
  viewer.is_system()
  or (is_station() and viewer.reaches(area_code))
  or (viewer.role() = 'RESIDENT' and exists (
    select from resident where resident.household_id = household.id and resident.id::text = viewer.id()
  ))
);
create policy household_keep on household for all
  using (viewer.is_system() or (is_station() and viewer.reaches(area_code)))
  with check (viewer.is_system() or (is_station() and viewer.reaches(area_code)));

alter table broken_glass enable row level security;
alter table broken_glass force row level security;
create policy broken_glass_read on broken_glass for select using (
  viewer.is_system()
  or officer_id = viewer.id()
  or (is_station() and exists (select from resident where resident.id = broken_glass.resident_id))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);
create policy broken_glass_break on broken_glass for insert with check (is_officer() and officer_id = viewer.id());

alter table erasure enable row level security;
alter table erasure force row level security;
create policy erasure_read on erasure for select using (
  viewer.is_system() or (is_station() and exists (select from resident where resident.id = erasure.resident_id))
);
create policy erasure_record on erasure for insert with check (viewer.is_system() or actor_id = viewer.id());

-- A consent moves with its resident.
create function move_consents() returns trigger language plpgsql as $$
begin
  update consent set area_code = new.area_code where resident_id = new.id;
  return null;
end
$$;
create trigger resident_moved after update of area_code on resident
  for each row when (old.area_code is distinct from new.area_code) execute function move_consents();

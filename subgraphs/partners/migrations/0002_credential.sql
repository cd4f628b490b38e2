-- Volunteer groups that hold credentials here, kept from group.saved.
create table known_group (
  id uuid primary key,
  status text not null,
  area_codes text[] collate "C" not null,
  version int not null
);

-- OAuth 2 client credentials of organisations' and groups' own systems. The id is the client id.
create table credential (
  id uuid primary key,
  holder_id uuid not null,
  -- SHA-256 of 256 random bits: nothing that could be guessed, so nothing that needs a slow hash.
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  issued_by text not null,
  issued_at timestamptz not null,
  -- When it stops working; null: as long as nothing newer is issued.
  ends_at timestamptz
);
create index credential_by_holder on credential (holder_id, issued_at);

alter table credential enable row level security;
alter table credential force row level security;
create policy credential_of_holder on credential
  using (viewer.is_system()
         or (viewer.role() in ('PARTNER', 'VOLUNTEER_COORDINATOR') and holder_id::text = viewer.organization())
         or viewer.role() in ('HUB_ADMIN', 'DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER'));

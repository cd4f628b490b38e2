-- Contact with residents: appointments, home visits, proposals.

-- Bookings of one slot: figures only, so that anybody can be told the places left. Booking takes a place with one
-- conditional update, and the check stands behind it.
create table slot (
  station_id uuid not null references station,
  starts_at timestamptz not null,
  places integer not null,
  taken integer not null check (taken >= 0),
  primary key (station_id, starts_at),
  check (taken <= places)
);

create table appointment (
  id uuid primary key,
  station_id uuid not null references station,
  community_code text collate "C" not null references area,
  resident_id uuid not null references resident,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  service_item_code text collate "C",
  status text not null check (status in ('BOOKED', 'CHECKED_IN', 'DONE', 'CANCELLED', 'NO_SHOW')),
  booked_at timestamptz not null,
  check (ends_at > starts_at)
);
create index appointment_station on appointment (station_id, starts_at, id);
create index appointment_resident on appointment (resident_id, starts_at, id);

-- The mood diary. What was heard is confidential: the station's own workers and the resident's copy only.
create table visit (
  id uuid primary key,
  resident_id uuid not null references resident,
  staff_member_id uuid not null references staff_member,
  at timestamptz not null,
  mood text not null check (mood in ('CONTENT', 'NEUTRAL', 'WORRIED', 'DISTRESSED')),
  note text,
  need text
);
create index visit_resident on visit (resident_id, at, id);

-- What residents propose online is public, under the author's preferred name; who the author is, is not.
create table proposal (
  id uuid primary key,
  kind text not null check (kind in ('DEMAND', 'DELIBERATION', 'THANKS')),
  status text not null check (status in ('OPEN', 'ADOPTED', 'ANSWERED', 'DECLINED')),
  author_name text not null,
  area_code text collate "C" not null references area,
  body text not null,
  supporters integer not null default 0 check (supporters >= 0),
  answer text,
  submitted_at timestamptz not null
);
create index proposal_submitted on proposal (submitted_at, id);
create index proposal_area on proposal (area_code, submitted_at, id);

create table proposal_author (
  proposal_id uuid primary key references proposal,
  author_id text not null
);

-- One row a person: support counts once.
create table proposal_support (
  proposal_id uuid not null references proposal,
  supporter_id text not null,
  at timestamptz not null,
  primary key (proposal_id, supporter_id)
);

alter table appointment enable row level security;
alter table appointment force row level security;
create policy appointment_keep on appointment for all using (
  viewer.is_system()
  or (is_station() and viewer.reaches(community_code))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);

alter table visit enable row level security;
alter table visit force row level security;
create policy visit_read on visit for select using (
  viewer.is_system()
  or (is_station() and exists (select from resident where resident.id = visit.resident_id))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);
create policy visit_erase on visit for update using (viewer.is_system());
create policy visit_record on visit for insert with check (
  viewer.is_system() or (is_station() and exists (select from resident where resident.id = visit.resident_id))
);

alter table proposal_author enable row level security;
alter table proposal_author force row level security;
create policy proposal_author_own on proposal_author for all using (viewer.is_system() or author_id = viewer.id());

alter table proposal_support enable row level security;
alter table proposal_support force row level security;
create policy proposal_support_own on proposal_support for all using (viewer.is_system() or supporter_id = viewer.id());

-- The schema residents as its migrations leave it. Written by npm run schema:print.

CREATE OR REPLACE FUNCTION access_hash(before bytea, entry access_entry)
 RETURNS bytea
 LANGUAGE sql
 STABLE
RETURN sha256((before || convert_to((jsonb_build_array((entry).community_code, (entry).number, EXTRACT(epoch FROM (entry).at), (entry).actor_id, (entry).actor_role, (entry).actor_organization_id, (entry).resident_id, (entry).scopes, (entry).operation))::text, 'UTF8'::name)))
;

CREATE OR REPLACE FUNCTION append_access(read_at timestamp with time zone, by_operation text, reads jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  chain access_chain;
  entry access_entry;
  read record;
begin
  for read in
    select item ->> 'communityCode' as community, (item ->> 'residentId')::uuid as resident,
      array(select jsonb_array_elements_text(item -> 'scopes') order by 1) as scopes
    from jsonb_array_elements(reads) item order by 1, 2
  loop
    if chain.community_code is distinct from read.community then
      if chain.community_code is not null then
        update access_chain set entries = chain.entries, hash = chain.hash where community_code = chain.community_code;
      end if;
      insert into access_chain values (read.community, 0, sha256(convert_to(read.community, 'UTF8'))) on conflict do nothing;
      select * into chain from access_chain where community_code = read.community for update;
    end if;
    entry := row(read.community, chain.entries + 1, read_at, coalesce(viewer.id(), ''), viewer.role(), viewer.organization(),
      read.resident, read.scopes, by_operation, null);
    entry.hash := access_hash(chain.hash, entry);
    insert into access_entry values (entry.*);
    chain.entries := entry.number;
    chain.hash := entry.hash;
  end loop;
  if chain.community_code is not null then
    update access_chain set entries = chain.entries, hash = chain.hash where community_code = chain.community_code;
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION is_helper()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (viewer.role() = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text]))
;

CREATE OR REPLACE FUNCTION is_officer()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (viewer.role() = ANY (ARRAY['DISTRICT_OFFICER'::text, 'SUBDISTRICT_OFFICER'::text]))
;

CREATE OR REPLACE FUNCTION is_station()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (viewer.role() = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text]))
;

CREATE OR REPLACE FUNCTION move_consents()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update consent set area_code = new.area_code where resident_id = new.id;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the access log is append-only';
end
$function$
;

create table access_chain (
  community_code text collate "C" not null,
  entries bigint not null,
  hash bytea not null,
  constraint access_chain_pkey PRIMARY KEY (community_code)
);
grant delete, insert, select, update on access_chain to hub_residents;

create table access_entry (
  community_code text collate "C" not null,
  number bigint not null,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_role text not null,
  actor_organization_id text,
  resident_id uuid not null,
  scopes text[] not null,
  operation text not null,
  hash bytea not null,
  constraint access_entry_pkey PRIMARY KEY (community_code, number)
);
CREATE INDEX access_entry_resident ON access_entry USING btree (resident_id, at, number);
alter table access_entry enable row level security;
alter table access_entry force row level security;
create policy access_entry_append on access_entry for insert
  with check ((viewer.is_system() OR (actor_id = viewer.id())));
create policy access_entry_read on access_entry for select
  using ((viewer.is_system() OR (is_station() AND (EXISTS ( SELECT
   FROM resident
  WHERE (resident.id = access_entry.resident_id)))) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
CREATE TRIGGER access_entry_append_only BEFORE DELETE OR UPDATE ON access_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_entry_no_truncate BEFORE TRUNCATE ON access_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant delete, insert, select, update on access_entry to hub_residents;

create table appointment (
  id uuid not null,
  station_id uuid not null,
  community_code text collate "C" not null,
  resident_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  service_item_code text collate "C",
  status text not null,
  booked_at timestamp with time zone not null,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_community_code_fkey FOREIGN KEY (community_code) REFERENCES area(code),
  constraint appointment_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  constraint appointment_station_id_fkey FOREIGN KEY (station_id) REFERENCES station(id),
  constraint appointment_check CHECK ((ends_at > starts_at)),
  constraint appointment_status_check CHECK ((status = ANY (ARRAY['BOOKED'::text, 'CHECKED_IN'::text, 'DONE'::text, 'CANCELLED'::text, 'NO_SHOW'::text])))
);
CREATE INDEX appointment_resident ON appointment USING btree (resident_id, starts_at, id);
CREATE INDEX appointment_station ON appointment USING btree (station_id, starts_at, id);
alter table appointment enable row level security;
alter table appointment force row level security;
create policy appointment_keep on appointment for all
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(community_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
grant delete, insert, select, update on appointment to hub_residents;

create table area (
  code text collate "C" not null,
  parent_code text collate "C" generated always as (NULLIF(regexp_replace(code, '\.?[^.]+$'::text, ''::text), ''::text)) stored,
  name text not null,
  level text not null,
  latitude double precision,
  longitude double precision,
  households integer default 0 not null,
  boundary jsonb,
  constraint area_pkey PRIMARY KEY (code),
  constraint area_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES area(code),
  constraint area_boundary_check CHECK (((boundary ->> 'type'::text) = ANY (ARRAY['Polygon'::text, 'MultiPolygon'::text]))),
  constraint area_check CHECK ((level = (ARRAY['DISTRICT'::text, 'SUBDISTRICT'::text, 'COMMUNITY'::text, 'GRID'::text, 'CELL'::text])[array_length(string_to_array(code, '.'::text), 1)])),
  constraint area_check1 CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint area_code_check CHECK ((code ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*$'::text)),
  constraint area_households_check CHECK ((households >= 0)),
  constraint area_name_check CHECK ((name <> ''::text))
);
CREATE INDEX area_level ON area USING btree (level, code);
CREATE INDEX area_parent ON area USING btree (parent_code, code);
grant delete, insert, select, update on area to hub_residents;

create table broken_glass (
  id uuid not null,
  resident_id uuid not null,
  officer_id text not null,
  reason text not null,
  broken_at timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint broken_glass_pkey PRIMARY KEY (id),
  constraint broken_glass_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id)
);
CREATE INDEX broken_glass_officer ON broken_glass USING btree (officer_id, resident_id, until);
alter table broken_glass enable row level security;
alter table broken_glass force row level security;
create policy broken_glass_break on broken_glass for insert
  with check ((is_officer() AND (officer_id = viewer.id())));
create policy broken_glass_read on broken_glass for select
  using ((viewer.is_system() OR (officer_id = viewer.id()) OR (is_station() AND (EXISTS ( SELECT
   FROM resident
  WHERE (resident.id = broken_glass.resident_id)))) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
grant delete, insert, select, update on broken_glass to hub_residents;

create table case_resident (
  case_id uuid not null,
  resident_id uuid not null,
  constraint case_resident_pkey PRIMARY KEY (case_id)
);
alter table case_resident enable row level security;
alter table case_resident force row level security;
create policy case_resident_keep on case_resident for all
  using (viewer.is_system())
  with check (viewer.is_system());
grant delete, insert, select, update on case_resident to hub_residents;

create table consent (
  id uuid not null,
  resident_id uuid not null,
  area_code text collate "C" not null,
  grantee_id uuid not null,
  scopes text[] not null,
  purpose text not null,
  case_id uuid,
  granted_at timestamp with time zone not null,
  granted_by text not null,
  expires_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  constraint consent_check CHECK ((expires_at > granted_at)),
  constraint consent_scopes_check CHECK (((scopes <> '{}'::text[]) AND (scopes <@ ARRAY['IDENTITY'::text, 'CONTACT'::text, 'ADDRESS'::text, 'PROFILE'::text])))
);
CREATE INDEX consent_grantee ON consent USING btree (grantee_id, resident_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX consent_resident ON consent USING btree (resident_id, granted_at);
alter table consent enable row level security;
alter table consent force row level security;
create policy consent_change on consent for update
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
create policy consent_grant on consent for insert
  with check ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
create policy consent_read on consent for select
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id())) OR (is_helper() AND ((grantee_id)::text = viewer.organization()))));
grant delete, insert, select, update on consent to hub_residents;

create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamp with time zone default now() not null,
  constraint consumed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event USING btree (consumed_at);
grant delete, insert, select, update on consumed_event to hub_residents;

create table erasure (
  resident_id uuid not null,
  actor_id text not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint erasure_pkey PRIMARY KEY (resident_id),
  constraint erasure_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id)
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy erasure_read on erasure for select
  using ((viewer.is_system() OR (is_station() AND (EXISTS ( SELECT
   FROM resident
  WHERE (resident.id = erasure.resident_id))))));
create policy erasure_record on erasure for insert
  with check ((viewer.is_system() OR (actor_id = viewer.id())));
grant delete, insert, select, update on erasure to hub_residents;

create table event (
  "position" bigint generated always as identity not null,
  id uuid not null,
  kind text not null,
  aggregate_id text collate "C" not null,
  version integer not null,
  data jsonb not null,
  at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  constraint event_pkey PRIMARY KEY ("position"),
  constraint event_id_key UNIQUE (id)
);
CREATE INDEX event_delivered ON event USING btree (delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX event_undelivered ON event USING btree (aggregate_id, "position") WHERE (delivered_at IS NULL);
grant delete, insert, select, update on event to hub_residents;

create table grantee (
  id uuid not null,
  kind text not null,
  status text,
  constraint grantee_pkey PRIMARY KEY (id),
  constraint grantee_kind_check CHECK ((kind = ANY (ARRAY['ORGANIZATION'::text, 'VOLUNTEER_GROUP'::text])))
);
grant delete, insert, select, update on grantee to hub_residents;

create table help (
  id uuid not null,
  case_id uuid not null,
  resident_id uuid,
  organization_id uuid,
  volunteer_id uuid,
  active boolean not null,
  constraint help_pkey PRIMARY KEY (id),
  constraint help_check CHECK ((num_nonnulls(organization_id, volunteer_id) = 1))
);
CREATE INDEX help_case ON help USING btree (case_id);
CREATE INDEX help_organization ON help USING btree (organization_id, resident_id) WHERE active;
CREATE INDEX help_volunteer ON help USING btree (volunteer_id, resident_id) WHERE active;
alter table help enable row level security;
alter table help force row level security;
create policy help_keep on help for all
  using (viewer.is_system())
  with check (viewer.is_system());
create policy help_read on help for select
  using ((viewer.is_system() OR (is_helper() AND ((organization_id)::text = viewer.organization())) OR ((viewer.role() = 'VOLUNTEER'::text) AND ((volunteer_id)::text = viewer.id()))));
grant delete, insert, select, update on help to hub_residents;

create table household (
  id uuid not null,
  area_code text collate "C" not null,
  data_key bytea,
  address_sealed bytea,
  last_visit_at timestamp with time zone,
  founded_at timestamp with time zone not null,
  constraint household_pkey PRIMARY KEY (id),
  constraint household_area_code_fkey FOREIGN KEY (area_code) REFERENCES area(code)
);
CREATE INDEX household_area ON household USING btree (area_code, last_visit_at, id);
alter table household enable row level security;
alter table household force row level security;
create policy household_keep on household for all
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code))))
  with check ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code))));
create policy household_read on household for select
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND (EXISTS ( SELECT
   FROM resident
  WHERE ((resident.household_id = household.id) AND ((resident.id)::text = viewer.id())))))));
grant delete, insert, select, update on household to hub_residents;

create table idempotency_key (
  viewer_id text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  made_id text,
  made_at timestamp with time zone default now() not null,
  constraint idempotency_key_pkey PRIMARY KEY (viewer_id, operation, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key USING btree (made_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key for all
  using ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))))
  with check ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))));
grant delete, insert, select, update on idempotency_key to hub_residents;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to hub_residents;

create table opening_hours (
  station_id uuid not null,
  weekday smallint not null,
  opens text not null,
  closes text not null,
  constraint opening_hours_pkey PRIMARY KEY (station_id, weekday, opens),
  constraint opening_hours_station_id_fkey FOREIGN KEY (station_id) REFERENCES station(id),
  constraint opening_hours_check CHECK ((closes > opens)),
  constraint opening_hours_closes_check CHECK ((closes ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'::text)),
  constraint opening_hours_opens_check CHECK ((opens ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint opening_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
grant delete, insert, select, update on opening_hours to hub_residents;

create table proposal (
  id uuid not null,
  kind text not null,
  status text not null,
  author_name text not null,
  area_code text collate "C" not null,
  body text not null,
  supporters integer default 0 not null,
  answer text,
  submitted_at timestamp with time zone not null,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_area_code_fkey FOREIGN KEY (area_code) REFERENCES area(code),
  constraint proposal_kind_check CHECK ((kind = ANY (ARRAY['DEMAND'::text, 'DELIBERATION'::text, 'THANKS'::text]))),
  constraint proposal_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'ADOPTED'::text, 'ANSWERED'::text, 'DECLINED'::text]))),
  constraint proposal_supporters_check CHECK ((supporters >= 0))
);
CREATE INDEX proposal_area ON proposal USING btree (area_code, submitted_at, id);
CREATE INDEX proposal_submitted ON proposal USING btree (submitted_at, id);
grant delete, insert, select, update on proposal to hub_residents;

create table proposal_author (
  proposal_id uuid not null,
  author_id text not null,
  constraint proposal_author_pkey PRIMARY KEY (proposal_id),
  constraint proposal_author_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id)
);
alter table proposal_author enable row level security;
alter table proposal_author force row level security;
create policy proposal_author_own on proposal_author for all
  using ((viewer.is_system() OR (author_id = viewer.id())));
grant delete, insert, select, update on proposal_author to hub_residents;

create table proposal_support (
  proposal_id uuid not null,
  supporter_id text not null,
  at timestamp with time zone not null,
  constraint proposal_support_pkey PRIMARY KEY (proposal_id, supporter_id),
  constraint proposal_support_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id)
);
alter table proposal_support enable row level security;
alter table proposal_support force row level security;
create policy proposal_support_own on proposal_support for all
  using ((viewer.is_system() OR (supporter_id = viewer.id())));
grant delete, insert, select, update on proposal_support to hub_residents;

create table resident (
  id uuid not null,
  household_id uuid,
  area_code text collate "C" not null,
  full_name text,
  preferred_name text not null,
  birth_date date,
  languages text[] default '{}'::text[] not null,
  attributes text[] default '{}'::text[] not null,
  data_key bytea,
  phone_sealed bytea,
  id_number_sealed bytea,
  address_sealed bytea,
  location_sealed bytea,
  phone_index bytea,
  id_number_index bytea,
  address_marks text[] default '{}'::text[] not null,
  registered_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  version integer default 1 not null,
  full_name_sealed bytea,
  birth_date_sealed bytea,
  name_marks text[] default '{}'::text[] not null,
  constraint resident_pkey PRIMARY KEY (id),
  constraint resident_area_code_fkey FOREIGN KEY (area_code) REFERENCES area(code),
  constraint resident_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(id),
  constraint resident_erased CHECK (((erased_at IS NULL) OR ((num_nonnulls(full_name, birth_date, full_name_sealed, birth_date_sealed, data_key, phone_sealed, id_number_sealed, address_sealed, location_sealed, phone_index, id_number_index) = 0) AND (name_marks = '{}'::text[]) AND (address_marks = '{}'::text[])))),
  constraint resident_whole CHECK (((erased_at IS NOT NULL) OR ((data_key IS NOT NULL) AND (num_nonnulls(full_name, full_name_sealed) = 1))))
);
CREATE INDEX resident_address ON resident USING gin (address_marks);
CREATE INDEX resident_area ON resident USING btree (area_code, id);
CREATE INDEX resident_clear ON resident USING btree (id) WHERE ((full_name IS NOT NULL) OR (birth_date IS NOT NULL));
CREATE INDEX resident_household ON resident USING btree (household_id, id);
CREATE INDEX resident_id_number ON resident USING btree (id_number_index) WHERE (id_number_index IS NOT NULL);
CREATE INDEX resident_name_marks ON resident USING gin (name_marks);
CREATE INDEX resident_phone ON resident USING btree (phone_index) WHERE (phone_index IS NOT NULL);
alter table resident enable row level security;
alter table resident force row level security;
create policy resident_change on resident for update
  using ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((id)::text = viewer.id()))));
create policy resident_read on resident for select
  using ((viewer.is_system() OR ((is_station() OR is_officer()) AND viewer.reaches(area_code)) OR ((viewer.role() = 'RESIDENT'::text) AND ((id)::text = viewer.id())) OR (is_helper() AND ((EXISTS ( SELECT
   FROM help
  WHERE ((help.resident_id = resident.id) AND help.active))) OR (EXISTS ( SELECT
   FROM consent
  WHERE ((consent.resident_id = resident.id) AND (consent.withdrawn_at IS NULL)))))) OR ((viewer.role() = 'VOLUNTEER'::text) AND (EXISTS ( SELECT
   FROM help
  WHERE ((help.resident_id = resident.id) AND help.active))))));
create policy resident_register on resident for insert
  with check ((viewer.is_system() OR (is_station() AND viewer.reaches(area_code))));
CREATE TRIGGER resident_moved AFTER UPDATE OF area_code ON resident FOR EACH ROW WHEN ((old.area_code IS DISTINCT FROM new.area_code)) EXECUTE FUNCTION move_consents();
grant delete, insert, select, update on resident to hub_residents;

create table responsibility (
  staff_member_id uuid not null,
  area_code text collate "C" not null,
  constraint responsibility_pkey PRIMARY KEY (staff_member_id, area_code),
  constraint responsibility_area_code_fkey FOREIGN KEY (area_code) REFERENCES area(code),
  constraint responsibility_staff_member_id_fkey FOREIGN KEY (staff_member_id) REFERENCES staff_member(id)
);
CREATE INDEX responsibility_area ON responsibility USING btree (area_code, staff_member_id);
grant delete, insert, select, update on responsibility to hub_residents;

create table seeded (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint seeded_pkey PRIMARY KEY (what)
);
grant delete, insert, select, update on seeded to hub_residents;

create table slot (
  station_id uuid not null,
  starts_at timestamp with time zone not null,
  places integer not null,
  taken integer not null,
  constraint slot_pkey PRIMARY KEY (station_id, starts_at),
  constraint slot_station_id_fkey FOREIGN KEY (station_id) REFERENCES station(id),
  constraint slot_check CHECK ((taken <= places)),
  constraint slot_taken_check CHECK ((taken >= 0))
);
grant delete, insert, select, update on slot to hub_residents;

create table staff_member (
  id uuid not null,
  station_id uuid not null,
  name text not null,
  post text not null,
  version integer default 1 not null,
  constraint staff_member_pkey PRIMARY KEY (id),
  constraint staff_member_station_id_fkey FOREIGN KEY (station_id) REFERENCES station(id),
  constraint staff_member_post_check CHECK ((post = ANY (ARRAY['STATIONMASTER'::text, 'DEPUTY_STATIONMASTER'::text, 'GENERAL_SOCIAL_WORKER'::text, 'GRID_WORKER'::text])))
);
CREATE INDEX staff_member_station ON staff_member USING btree (station_id, id);
grant delete, insert, select, update on staff_member to hub_residents;

create table station (
  id uuid not null,
  community_code text collate "C" not null,
  name text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  phone text not null,
  version integer default 1 not null,
  constraint station_pkey PRIMARY KEY (id),
  constraint station_community_code_key UNIQUE (community_code),
  constraint station_community_code_fkey FOREIGN KEY (community_code) REFERENCES area(code)
);
grant delete, insert, select, update on station to hub_residents;

create table station_zone (
  station_id uuid not null,
  kind text not null,
  name text not null,
  seats integer not null,
  constraint station_zone_pkey PRIMARY KEY (station_id, kind, name),
  constraint station_zone_station_id_fkey FOREIGN KEY (station_id) REFERENCES station(id),
  constraint station_zone_kind_check CHECK ((kind = ANY (ARRAY['RECEPTION'::text, 'WAITING'::text, 'SERVICE'::text, 'PARTY_MASSES'::text, 'HEART_WARMING'::text, 'TOOL_CABINET'::text]))),
  constraint station_zone_seats_check CHECK ((seats >= 0))
);
grant delete, insert, select, update on station_zone to hub_residents;

create table visit (
  id uuid not null,
  resident_id uuid not null,
  staff_member_id uuid not null,
  at timestamp with time zone not null,
  mood text not null,
  note text,
  need text,
  note_sealed bytea,
  need_sealed bytea,
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  constraint visit_staff_member_id_fkey FOREIGN KEY (staff_member_id) REFERENCES staff_member(id),
  constraint visit_mood_check CHECK ((mood = ANY (ARRAY['CONTENT'::text, 'NEUTRAL'::text, 'WORRIED'::text, 'DISTRESSED'::text])))
);
CREATE INDEX visit_clear ON visit USING btree (id) WHERE ((note IS NOT NULL) OR (need IS NOT NULL));
CREATE INDEX visit_resident ON visit USING btree (resident_id, at, id);
alter table visit enable row level security;
alter table visit force row level security;
create policy visit_erase on visit for update
  using (viewer.is_system());
create policy visit_read on visit for select
  using ((viewer.is_system() OR (is_station() AND (EXISTS ( SELECT
   FROM resident
  WHERE (resident.id = visit.resident_id)))) OR ((viewer.role() = 'RESIDENT'::text) AND ((resident_id)::text = viewer.id()))));
create policy visit_record on visit for insert
  with check ((viewer.is_system() OR (is_station() AND (EXISTS ( SELECT
   FROM resident
  WHERE (resident.id = visit.resident_id))))));
grant delete, insert, select, update on visit to hub_residents;

-- The schema hub as its migrations leave it. Written by npm run schema:print.

create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamp with time zone default now() not null,
  constraint consumed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event USING btree (consumed_at);
grant delete, insert, select, update on consumed_event to hub_hub;

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
grant delete, insert, select, update on event to hub_hub;

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
grant delete, insert, select, update on idempotency_key to hub_hub;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to hub_hub;

create table plug_in (
  name text not null,
  owner_id text,
  revision integer not null,
  plugged boolean not null,
  constraint plug_in_pkey PRIMARY KEY (name)
);
CREATE INDEX plug_in_owner ON plug_in USING btree (owner_id);
alter table plug_in enable row level security;
alter table plug_in force row level security;
create policy hub on plug_in for all
  using (viewer.is_system())
  with check (viewer.is_system());
create policy seen on plug_in for select
  using (((viewer.role() = ANY (ARRAY['HUB_ADMIN'::text, 'DISTRICT_OFFICER'::text])) OR ((viewer.role() = 'PARTNER'::text) AND (owner_id = viewer.organization()))));
grant delete, insert, select, update on plug_in to hub_hub;

create table plug_in_revision (
  name text not null,
  revision integer not null,
  url text not null,
  sdl text not null,
  contributes text[] not null,
  receives text[] not null,
  match_sources text[] not null,
  plugged_by text not null,
  plugged_at timestamp with time zone not null,
  constraint plug_in_revision_pkey PRIMARY KEY (name, revision),
  constraint plug_in_revision_name_fkey FOREIGN KEY (name) REFERENCES plug_in(name)
);
alter table plug_in_revision enable row level security;
alter table plug_in_revision force row level security;
create policy hub on plug_in_revision for all
  using (viewer.is_system())
  with check (viewer.is_system());
create policy seen on plug_in_revision for select
  using ((EXISTS ( SELECT
   FROM plug_in
  WHERE (plug_in.name = plug_in_revision.name))));
grant delete, insert, select, update on plug_in_revision to hub_hub;

create table plugging_right (
  organization_id text not null,
  allowed boolean not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint plugging_right_pkey PRIMARY KEY (organization_id)
);
alter table plugging_right enable row level security;
alter table plugging_right force row level security;
create policy hub on plugging_right for all
  using (viewer.is_system())
  with check (viewer.is_system());
grant delete, insert, select, update on plugging_right to hub_hub;

create table seeded (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint seeded_pkey PRIMARY KEY (what)
);
grant delete, insert, select, update on seeded to hub_hub;

create table supergraph (
  version integer not null,
  id text not null,
  core_id text not null,
  subgraphs text[] not null,
  published_at timestamp with time zone not null,
  published_by text,
  change text not null,
  constraint supergraph_pkey PRIMARY KEY (version),
  constraint supergraph_id_fkey FOREIGN KEY (id) REFERENCES supergraph_text(id)
);
alter table supergraph enable row level security;
alter table supergraph force row level security;
create policy hub on supergraph for all
  using (viewer.is_system())
  with check (viewer.is_system());
create policy seen on supergraph for select
  using ((viewer.role() = ANY (ARRAY['HUB_ADMIN'::text, 'DISTRICT_OFFICER'::text])));
grant delete, insert, select, update on supergraph to hub_hub;

create table supergraph_part (
  version integer not null,
  name text not null,
  revision integer not null,
  constraint supergraph_part_pkey PRIMARY KEY (version, name),
  constraint supergraph_part_name_revision_fkey FOREIGN KEY (name, revision) REFERENCES plug_in_revision(name, revision),
  constraint supergraph_part_version_fkey FOREIGN KEY (version) REFERENCES supergraph(version)
);
grant delete, insert, select, update on supergraph_part to hub_hub;

create table supergraph_text (
  id text not null,
  sdl text not null,
  constraint supergraph_text_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on supergraph_text to hub_hub;

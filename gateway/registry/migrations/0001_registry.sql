-- What is plugged into the hub, every supergraph that was ever published, and who did it.

-- Whether an organisation may plug subgraphs in: its district's word, or an administrator's.
create table plugging_right (
  organization_id text primary key,
  allowed boolean not null,
  decided_by text not null,
  decided_at timestamptz not null
);

-- A subgraph by its name, which stays its owner's also while it is not plugged in.
create table plug_in (
  name text primary key,
  -- The organisation; null: an administrator plugged it in for nobody in particular.
  owner_id text,
  -- The one that counts now.
  revision integer not null,
  plugged boolean not null
);
create index plug_in_owner on plug_in (owner_id);

-- A subgraph as it was plugged in at some time. Never changed: earlier supergraphs are made of it.
create table plug_in_revision (
  name text not null references plug_in,
  revision integer not null,
  url text not null,
  sdl text not null,
  contributes text[] not null,
  receives text[] not null,
  match_sources text[] not null,
  plugged_by text not null,
  plugged_at timestamptz not null,
  primary key (name, revision)
);

-- A supergraph's text by its SHA-256: plugging in and out again makes the same one.
create table supergraph_text (
  id text primary key,
  sdl text not null
);

-- What was published, in order. The newest is what every gateway serves.
create table supergraph (
  version integer primary key,
  id text not null references supergraph_text,
  -- SHA-256 of the supergraph of the hub's own subgraphs that it was made with.
  core_id text not null,
  subgraphs text[] not null,
  published_at timestamptz not null,
  published_by text,
  change text not null
);

-- The plug-ins in it.
create table supergraph_part (
  version integer not null references supergraph,
  name text not null,
  revision integer not null,
  primary key (version, name),
  foreign key (name, revision) references plug_in_revision
);

alter table plugging_right enable row level security;
alter table plugging_right force row level security;
alter table plug_in enable row level security;
alter table plug_in force row level security;
alter table plug_in_revision enable row level security;
alter table plug_in_revision force row level security;
alter table supergraph enable row level security;
alter table supergraph force row level security;

create policy hub on plugging_right using (viewer.is_system()) with check (viewer.is_system());
create policy hub on plug_in using (viewer.is_system()) with check (viewer.is_system());
create policy hub on plug_in_revision using (viewer.is_system()) with check (viewer.is_system());
create policy hub on supergraph using (viewer.is_system()) with check (viewer.is_system());

-- Who looks after the hub or a district sees all of it; an organisation sees its own.
create policy seen on plug_in for select
  using (viewer.role() in ('HUB_ADMIN', 'DISTRICT_OFFICER')
    or (viewer.role() = 'PARTNER' and owner_id = viewer.organization()));
create policy seen on plug_in_revision for select
  using (exists (select from plug_in where plug_in.name = plug_in_revision.name));
create policy seen on supergraph for select using (viewer.role() in ('HUB_ADMIN', 'DISTRICT_OFFICER'));

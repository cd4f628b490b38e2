-- What every subgraph's schema has: its events, what it has handled of others', answers it has given.

-- What happened here. `position` is the order within an aggregate; it is delivered when everybody who listens has it.
create table event (
  position bigint generated always as identity primary key,
  id uuid not null unique,
  kind text not null,
  aggregate_id text collate "C" not null,
  version integer not null,
  data jsonb not null,
  at timestamptz not null,
  delivered_at timestamptz
);
create index event_undelivered on event (aggregate_id, position) where delivered_at is null;
create index event_delivered on event (delivered_at) where delivered_at is not null;

-- Which event each consumer has handled, so that nothing is done a second time.
create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index consumed_event_age on consumed_event (consumed_at);

-- What a viewer's repeated request is answered with: the id that was made the first time.
create table idempotency_key (
  viewer_id text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  made_id text,
  made_at timestamptz not null default now(),
  primary key (viewer_id, operation, key)
);
create index idempotency_key_age on idempotency_key (made_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key
  using (viewer.is_system() or viewer_id = coalesce(viewer.id(), ''))
  with check (viewer.is_system() or viewer_id = coalesce(viewer.id(), ''));

-- One row once the demo territory is in.
create table seeded (
  what text primary key,
  at timestamptz not null default now()
);

-- Where organisations want to be told of things.
create table webhook_endpoint (
  id uuid primary key,
  organization_id uuid not null references organization,
  url text not null check (char_length(url) between 1 and 2000),
  events text[] not null check (cardinality(events) > 0),
  -- Sealed with a key derived from the hub's data key: signing needs the secret itself, so a hash would not do.
  secret bytea not null,
  earlier_secret bytea,
  earlier_until timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('GONE', 'FAILING', 'LEFT')),
  -- Since when nothing was taken; null while the last attempt was.
  failing_since timestamptz,
  created_at timestamptz not null,
  check ((earlier_secret is null) = (earlier_until is null)),
  check ((disabled_at is null) = (disabled_because is null))
);
create index webhook_endpoint_by_organization on webhook_endpoint (organization_id, created_at, id);

create table webhook_delivery (
  id uuid primary key,
  position bigint generated always as identity,
  endpoint_id uuid not null references webhook_endpoint on delete cascade,
  organization_id uuid not null references organization,
  -- What it is about: a referral, mostly. Of one endpoint and subject, one is sent after the other.
  subject uuid not null,
  event text not null,
  -- As it is sent, to the byte: it is what was signed.
  payload text not null,
  status text not null check (status in ('PENDING', 'DELIVERED', 'RETRYING', 'FAILED')),
  attempts int not null default 0 check (attempts >= 0),
  last_status_code int,
  last_error text,
  created_at timestamptz not null,
  next_attempt_at timestamptz,
  -- While somebody is sending it; past that, whoever did has died.
  claimed_until timestamptz,
  check ((status in ('PENDING', 'RETRYING')) = (next_attempt_at is not null))
);
create index webhook_delivery_lane on webhook_delivery (endpoint_id, subject, position)
  where status in ('PENDING', 'RETRYING');
create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, created_at, position);

alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy own_endpoints on webhook_endpoint
  using (viewer.is_system() or (viewer.role() = 'PARTNER' and organization_id::text = viewer.organization()));

alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy own_deliveries on webhook_delivery
  using (viewer.is_system() or (viewer.role() = 'PARTNER' and organization_id::text = viewer.organization()));

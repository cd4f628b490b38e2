-- A need, from intake to closure. (`case` is a word of SQL.)
create table case_record (
  id uuid primary key,
  number text collate "C" not null unique,
  status text not null check (status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING',
    'RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN')),
  channel text not null check (channel in ('WINDOW', 'APP', 'HOTLINE', 'HOME_VISIT', 'PARTNER', 'OPEN311')),
  category_code text collate "C" not null references category,
  service_item_code text collate "C" references service_item,
  -- As the service item had it when the case was opened; later edits of the item do not move a case's path.
  handling text not null check (handling in ('IMMEDIATE', 'DOCUMENTS', 'TRANSFER')),
  urgency text not null check (urgency in ('LOW', 'NORMAL', 'HIGH', 'EMERGENCY')),
  summary text not null check (summary <> ''),
  description text,
  resident_id uuid,
  proposal_id uuid,
  visit_id uuid,
  appointment_id uuid,
  community_code text collate "C" not null references known_area,
  -- The community, or the grid or cell in it where it is known: what a grid worker's rights are measured by.
  area_code text collate "C" not null check (area_code = community_code or starts_with(area_code, community_code || '.')),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  requirements jsonb not null,
  assignee_id uuid,
  assessment jsonb,
  plan jsonb,
  certificate jsonb,
  outcome text,
  opened_at timestamptz not null,
  respond_by timestamptz not null,
  due_at timestamptz not null,
  responded_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  escalated_at timestamptz,
  paused_since timestamptz,
  urges integer not null default 0,
  last_urged_at timestamptz,
  -- Also the sequence of the newest event in its timeline: every change is one event.
  version integer not null check (version >= 1),
  check ((latitude is null) = (longitude is null)),
  check (num_nonnulls(proposal_id, visit_id) <= 1),
  check (respond_by <= due_at and respond_by >= opened_at),
  check ((status = 'CLOSED') = (closed_at is not null)),
  check (status not in ('RESOLVED', 'CLOSED') or resolved_at is not null)
);
create index on case_record (community_code, due_at, id);
create index on case_record (community_code, opened_at desc, id desc);
create index on case_record (resident_id, opened_at desc, id desc) where resident_id is not null;
create index on case_record (assignee_id) where status not in ('CLOSED', 'REDIRECTED', 'WITHDRAWN');
create index on case_record (category_code);
create unique index on case_record (proposal_id) where proposal_id is not null and status not in ('REDIRECTED', 'WITHDRAWN');
create index on case_record (visit_id) where visit_id is not null;
create index on case_record (appointment_id) where appointment_id is not null;

-- What a community's case numbers begin with, and the last one of each year.
create table number_prefix (
  community_code text collate "C" primary key,
  prefix text collate "C" not null unique
);
create table number_counter (
  community_code text collate "C" not null references number_prefix,
  year integer not null,
  last integer not null,
  primary key (community_code, year)
);

create table case_document (
  case_id uuid not null references case_record,
  name text not null,
  position integer not null,
  received_at timestamptz,
  primary key (case_id, name)
);

create table case_note (
  id uuid primary key,
  case_id uuid not null references case_record,
  body text not null check (body <> ''),
  by_id text not null,
  at timestamptz not null
);
create index on case_note (case_id, at desc, id desc);

-- The timeline: written once, never changed.
create table case_event (
  id uuid primary key,
  case_id uuid not null references case_record,
  sequence integer not null check (sequence >= 1),
  kind text not null,
  at timestamptz not null,
  actor_id text,
  text text not null,
  referral_id uuid,
  -- The case's status and holder after it: what a case is rebuilt from.
  status text not null,
  assignee_id uuid,
  unique (case_id, sequence)
);

create function case_event_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline of a case is append-only';
end $$;
create trigger case_event_is_final before update or delete on case_event
  for each row execute function case_event_is_final();

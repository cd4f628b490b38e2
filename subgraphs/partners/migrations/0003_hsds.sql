-- When a service last changed in what it says: what readers of the open data ask for changes by.
alter table service add column modified_at timestamptz not null default now();

create function mark_modified() returns trigger language plpgsql as $$
begin
  new.modified_at := now();
  return new;
end
$$;

-- What it has on moves without a new version, and is no change of what it says.
create trigger service_modified before update on service
  for each row when (old.version is distinct from new.version) execute function mark_modified();

-- Which service a publisher's own id stands for, where that id could not become the service's.
create table hsds_service (
  organization_id uuid not null references organization,
  hsds_id text collate "C" not null check (char_length(hsds_id) between 1 and 200),
  service_id uuid not null references service on delete cascade,
  primary key (organization_id, hsds_id)
);
create index hsds_service_by_service on hsds_service (service_id);

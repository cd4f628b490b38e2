-- Who read whose personal data. Append-only, and chained: each entry's hash covers the one before it in its community,
-- so that a changed, missing or inserted entry shows.

create table access_chain (
  community_code text collate "C" primary key,
  entries bigint not null,
  hash bytea not null
);

create table access_entry (
  community_code text collate "C" not null,
  number bigint not null,
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  actor_organization_id text,
  resident_id uuid not null,
  scopes text[] not null,
  operation text not null,
  hash bytea not null,
  primary key (community_code, number)
);
create index access_entry_resident on access_entry (resident_id, at, number);

alter table access_entry enable row level security;
alter table access_entry force row level security;
create policy access_entry_read on access_entry for select using (
  viewer.is_system()
  or (is_station() and exists (select from resident where resident.id = access_entry.resident_id))
  or (viewer.role() = 'RESIDENT' and resident_id::text = viewer.id())
);
create policy access_entry_append on access_entry for insert with check (viewer.is_system() or actor_id = viewer.id());

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only';
end
$$;
create trigger access_entry_append_only before update or delete on access_entry
  for each row execute function refuse_change();
create trigger access_entry_no_truncate before truncate on access_entry
  for each statement execute function refuse_change();

-- What an entry's hash covers, and how.
create function access_hash(before bytea, entry access_entry) returns bytea language sql stable
  return sha256(before || convert_to(jsonb_build_array(
    entry.community_code, entry.number, extract(epoch from entry.at), entry.actor_id, entry.actor_role,
    entry.actor_organization_id, entry.resident_id, entry.scopes, entry.operation
  )::text, 'UTF8'));

-- Appends the reads of one batch, `[{residentId, communityCode, scopes}]`, by the viewer of this transaction.
-- Chains are taken in one order, so that two batches never wait for each other.
create function append_access(read_at timestamptz, by_operation text, reads jsonb) returns void language plpgsql as $$
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
$$;

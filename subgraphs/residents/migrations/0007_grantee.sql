-- Organisations and volunteer groups that a resident can let see something, kept from events. Public knowledge.
create table grantee (
  id uuid primary key,
  kind text not null check (kind in ('ORGANIZATION', 'VOLUNTEER_GROUP')),
  status text
);

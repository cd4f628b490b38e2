-- The taxonomy and the affairs that stations undertake: public, so without row-level security.
create table category (
  code text collate "C" primary key check (code ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*$'),
  name text not null check (name <> ''),
  line text not null check (line in ('PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC')),
  parent_code text collate "C" generated always as (substring(code from '^(.+)\.[^.]+$')) stored references category,
  version integer not null default 1
);
create index on category (parent_code, code);
create index on category (line);

create table service_item (
  code text collate "C" primary key,
  title text not null check (title <> ''),
  category_code text collate "C" not null references category,
  handling text not null check (handling in ('IMMEDIATE', 'DOCUMENTS', 'TRANSFER')),
  required_documents text[] not null default '{}',
  respond_within_hours numeric not null check (respond_within_hours > 0),
  complete_within_hours numeric not null check (complete_within_hours >= respond_within_hours),
  active boolean not null default true
);
create index on service_item (category_code, code);
create index on service_item (handling, code);

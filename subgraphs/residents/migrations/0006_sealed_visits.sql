-- What was heard at a visit is sealed with the resident's key. As with names, the subgraph seals what is in clear when it
-- starts, and the clear columns are empty from then on.
alter table visit
  add column note_sealed bytea,
  add column need_sealed bytea;
create index visit_clear on visit (id) where note is not null or need is not null;

-- A community's list in its order. An area and what is below it is a range of codes, from which nothing comes in order.
create index case_record_community_due on case_record (community_code, due_at, id);
create index case_record_community_newest on case_record (community_code, opened_at desc, id desc);

-- Immutable, since a place does not change its level: only so does it count when a list is planned.
create function is_community(area text) returns boolean immutable parallel safe language sql as $$
  select exists (select from known_area where code = area and level = 'COMMUNITY')
$$;

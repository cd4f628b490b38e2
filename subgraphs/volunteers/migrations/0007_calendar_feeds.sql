-- How often the address of a calendar feed has been renewed. The address itself is kept nowhere: it is made of the owner,
-- this number and the hub's key. No row: never renewed.
create table calendar_feed (
  owner_id uuid primary key,
  generation integer not null check (generation > 0),
  renewed_at timestamptz not null
);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy calendar_feed_all on calendar_feed using (
  (select viewer.is_system()) or owner_id = (select viewer_uuid()) or owner_id = (select viewer_group())
);

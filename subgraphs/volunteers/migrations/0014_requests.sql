-- Who has asked a group to be let in, who has waited longest first.
create index membership_asked on membership (group_id, requested_at, volunteer_id) where status = 'REQUESTED';

-- A coordinator sees who has asked, and what they can do, to decide. What is on their account is not needed for that: it
-- is seen of the group's members, and of whom the group has sent. A function, so that its tables' policies are not
-- prepared with every statement that reads an account.
create function viewer_group_knows(person uuid) returns boolean stable security definer language sql
  set search_path = volunteers, viewer, public, pg_temp
  as $$
    select exists (
      select from membership where group_id = viewer_group() and volunteer_id = person and status = 'ADMITTED'
    ) or exists (
      select from assignment where group_id = viewer_group() and volunteer_id = person
    )
  $$;

alter policy account_read on account using (
  (select viewer.is_system())
  or purpose is not null
  or (
    exists (select from volunteer where volunteer.id = account.volunteer_id)
    and ((select viewer_group()) is null or volunteer_id = (select viewer_uuid()) or viewer_group_knows(volunteer_id))
  )
);

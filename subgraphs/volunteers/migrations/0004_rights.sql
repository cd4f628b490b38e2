-- Row-level security: the last line behind the rules of `*.policy.ts`. Policies of `membership` and `assignment` look at
-- nothing but their own columns and tables without policies; the others may then look at these without going in a circle.

-- The viewer's id as a volunteer, as `volunteerIdOf` has it: the id of the account where that is a UUID, else one made of it.
create function viewer_uuid() returns uuid language sql stable as $$
  select case
    when viewer.id() ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then viewer.id()::uuid
    when viewer.id() <> '' then md5('volunteer:' || viewer.id())::uuid
  end
$$;
-- The group that the viewer coordinates; null for everybody else.
create function viewer_group() returns uuid language sql stable as $$
  select case when viewer.role() = 'VOLUNTEER_COORDINATOR'
    and viewer.organization() ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then viewer.organization()::uuid end
$$;
create function viewer_is_station() returns boolean language sql stable as $$
  select coalesce(viewer.role() in ('STATIONMASTER', 'STATION_WORKER'), false)
$$;
create function viewer_is_officer() returns boolean language sql stable as $$
  select coalesce(viewer.role() in ('DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER'), false)
$$;
-- The viewer's area is the given one, above it or below it: a group of the subdistrict works in each of its communities.
create function viewer_meets(code text) returns boolean language sql stable as $$
  select viewer.reaches(code) or viewer.area() = code or starts_with(viewer.area(), code || '.')
$$;
create function station_meets_group(id uuid) returns boolean language sql stable as $$
  select exists (select from group_area where group_area.group_id = id and viewer_meets(area_code))
$$;

alter table membership enable row level security;
alter table membership force row level security;
create policy membership_all on membership using (
  (select viewer.is_system())
  or volunteer_id = (select viewer_uuid())
  or group_id = (select viewer_group())
  or ((select viewer_is_station()) and station_meets_group(group_id))
);

alter table assignment enable row level security;
alter table assignment force row level security;
create policy assignment_all on assignment using (
  (select viewer.is_system())
  or volunteer_id = (select viewer_uuid())
  or group_id = (select viewer_group())
  or ((select viewer_is_station()) and viewer.reaches(area_code))
);

alter table volunteer enable row level security;
alter table volunteer force row level security;
create policy volunteer_read on volunteer for select using (
  (select viewer.is_system())
  or id = (select viewer_uuid())
  or ((select viewer_is_station()) and viewer_meets(area_code))
  or exists (select from membership where membership.volunteer_id = volunteer.id)
  or exists (select from assignment where assignment.volunteer_id = volunteer.id)
);
create policy volunteer_add on volunteer for insert with check (
  (select viewer.is_system()) or id = (select viewer_uuid())
);
-- A change needs the right to read as well, so a station changes nobody whom it does not see.
create policy volunteer_change on volunteer for update using (
  (select viewer.is_system())
  or id = (select viewer_uuid())
  or (select viewer_is_station())
);

alter table skill enable row level security;
alter table skill force row level security;
create policy skill_all on skill using (
  (select viewer.is_system()) or exists (select from volunteer where volunteer.id = skill.volunteer_id)
);

alter table availability enable row level security;
alter table availability force row level security;
create policy availability_all on availability using (
  (select viewer.is_system()) or exists (select from volunteer where volunteer.id = availability.volunteer_id)
);

alter table claim enable row level security;
alter table claim force row level security;
create policy claim_all on claim using (
  (select viewer.is_system())
  or group_id = (select viewer_group())
  or (((select viewer_is_station()) or (select viewer_is_officer())) and viewer.reaches(area_code))
  or exists (select from assignment where assignment.claim_id = claim.id and assignment.volunteer_id = (select viewer_uuid())
    and assignment.cancelled_at is null)
);

alter table task enable row level security;
alter table task force row level security;
create policy task_read on task for select using (
  (select viewer.is_system())
  or (group_id is null and (status = 'OPEN' or (select viewer.role()) in ('VOLUNTEER_COORDINATOR', 'VOLUNTEER')))
  or group_id = (select viewer_group())
  or (((select viewer_is_station()) or (select viewer_is_officer())) and viewer.reaches(area_code))
  or exists (select from claim where claim.task_id = task.id)
);
create policy task_add on task for insert with check (
  (select viewer.is_system()) or ((select viewer_is_station()) and viewer.reaches(area_code))
);
-- Whoever may claim takes seats, and a check-in begins the task: which change it is, the use cases decide.
create policy task_change on task for update using (
  (select viewer.is_system())
  or ((select viewer_is_station()) and viewer.reaches(area_code))
  or (group_id is null and (select viewer_group()) is not null)
  or group_id = (select viewer_group())
  or exists (select from assignment where assignment.task_id = task.id and assignment.volunteer_id = (select viewer_uuid()))
);

alter table group_referral enable row level security;
alter table group_referral force row level security;
create policy group_referral_all on group_referral using ((select viewer.is_system()));

-- Minutes move through `move_minutes` alone: nobody but the owner, whose function that is, writes to the two tables.
alter table account enable row level security;
alter table account force row level security;
create policy account_read on account for select using (
  (select viewer.is_system())
  or purpose is not null
  or exists (select from volunteer where volunteer.id = account.volunteer_id)
);
create policy account_open on account for insert with check (
  (select viewer.is_system())
  or (purpose is null and balance_minutes = 0 and entries = 0
    and exists (select from volunteer where volunteer.id = account.volunteer_id))
);
create policy account_moved on account to current_role using (true);

alter table entry enable row level security;
alter table entry force row level security;
create policy entry_read on entry for select using (
  (select viewer.is_system()) or exists (select from account where account.id = entry.account_id and purpose is null)
);
create policy entry_add on entry for insert with check ((select viewer.is_system()));
create policy entry_moved on entry to current_role using (true);

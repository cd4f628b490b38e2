-- What a volunteer is sent to is asked by functions, once in a statement, and not by subqueries inside policies: these
-- bring the policies of the tables they read with them, again and again, and every statement begins by preparing all of
-- that, whoever asks. Half of what a claim cost the database went there. Who sees and changes what stays as it was: the
-- functions answer the viewer's own assignments, which `assignment_all` has always shown to them.

-- Tasks that the viewer is or was assigned to.
create function viewer_assigned_tasks() returns uuid[] stable security definer language sql
  set search_path = volunteers, viewer, public, pg_temp
  as $$ select coalesce(array_agg(distinct task_id), '{}') from assignment where volunteer_id = viewer_uuid() $$;

-- Claims that the viewer is assigned to now.
create function viewer_assigned_claims() returns uuid[] stable security definer language sql
  set search_path = volunteers, viewer, public, pg_temp
  as $$
    select coalesce(array_agg(distinct claim_id), '{}') from assignment
    where volunteer_id = viewer_uuid() and cancelled_at is null
  $$;

alter policy claim_all on claim using (
  (select viewer.is_system())
  or group_id = (select viewer_group())
  or (((select viewer_is_station()) or (select viewer_is_officer())) and viewer.reaches(area_code))
  or id = any ((select viewer_assigned_claims())::uuid[])
);

alter policy task_change on task using (
  (select viewer.is_system())
  or ((select viewer_is_station()) and viewer.reaches(area_code))
  or (group_id is null and (select viewer_group()) is not null)
  or group_id = (select viewer_group())
  or id = any ((select viewer_assigned_tasks())::uuid[])
);

alter policy task_called_off on task using (status = 'CANCELLED' and id = any ((select viewer_assigned_tasks())::uuid[]));

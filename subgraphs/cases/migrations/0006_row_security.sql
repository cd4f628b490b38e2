-- Who may see and change which rows, whatever the code above forgets. Settings are read through sub-selects so that
-- they are read once a statement, not once a row.
alter table case_record enable row level security;
alter table case_record force row level security;
alter table case_document enable row level security;
alter table case_document force row level security;
alter table case_note enable row level security;
alter table case_note force row level security;
alter table case_event enable row level security;
alter table case_event force row level security;
alter table referral enable row level security;
alter table referral force row level security;
alter table evaluation enable row level security;
alter table evaluation force row level security;
alter table task_claim enable row level security;
alter table task_claim force row level security;
alter table case_assignment enable row level security;
alter table case_assignment force row level security;

create policy of_the_volunteer on case_assignment for select
  using ((select viewer.is_system()) or ((select viewer.role()) = 'VOLUNTEER' and volunteer_id::text = (select viewer.id())));
create policy by_the_hub on case_assignment for all
  using ((select viewer.is_system())) with check ((select viewer.is_system()));
create policy by_the_hub on task_claim for all
  using ((select viewer.is_system())) with check ((select viewer.is_system()));

-- Referrals: the station whose workers' area reaches the need or who hold it, officers above it, the resident, and the provider until it is withdrawn.
create policy seen on referral for select using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
    and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
  or ((select viewer.role()) = 'RESIDENT' and resident_id::text = (select viewer.id()))
  or ((select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR')
    and provider_id::text = (select viewer.organization()) and status <> 'WITHDRAWN')
  or ((select viewer.role()) = 'VOLUNTEER' and exists (
    select from case_assignment a where a.referral_id = referral.id and a.volunteer_id::text = (select viewer.id())))
);
create policy offered on referral for insert with check (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
    and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
);
create policy moved on referral for update using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
    and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
  or ((select viewer.role()) = 'RESIDENT' and resident_id::text = (select viewer.id()))
  or ((select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR')
    and provider_id::text = (select viewer.organization()) and status <> 'WITHDRAWN')
);

create policy seen on case_record for select using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER', 'SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER')
    and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
  or ((select viewer.role()) = 'RESIDENT' and resident_id::text = (select viewer.id()))
  or ((select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR') and exists (
    select from referral r
    where r.case_id = case_record.id and r.provider_id::text = (select viewer.organization()) and r.status <> 'WITHDRAWN'))
  or ((select viewer.role()) = 'VOLUNTEER' and exists (
    select from case_assignment a where a.case_id = case_record.id and a.volunteer_id::text = (select viewer.id())))
);
create policy opened on case_record for insert with check (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
  or ((select viewer.role()) = 'RESIDENT' and resident_id::text = (select viewer.id()))
);
-- A provider's answer is written into the timeline of the case, so it too may move the case's version on.
create policy moved on case_record for update using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id())))
  or ((select viewer.role()) in ('SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER') and (viewer.reaches(area_code) or assignee_id::text = (select viewer.id()))
    and escalated_at is not null)
  or ((select viewer.role()) = 'RESIDENT' and resident_id::text = (select viewer.id()))
  or ((select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR') and exists (
    select from referral r
    where r.case_id = case_record.id and r.provider_id::text = (select viewer.organization()) and r.status <> 'WITHDRAWN'))
) with check (
  (select viewer.role()) not in ('SUBDISTRICT_OFFICER', 'DISTRICT_OFFICER') or viewer.reaches(area_code)
);

-- What hangs on a case goes with the case, except that outside helpers see its tagged fields only.
create policy seen on case_document for select using (
  (select viewer.role()) not in ('PARTNER', 'VOLUNTEER_COORDINATOR', 'VOLUNTEER')
  and exists (select from case_record c where c.id = case_id)
);
create policy opened on case_document for insert with check (exists (select from case_record c where c.id = case_id));
create policy received on case_document for update using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and exists (select from case_record c where c.id = case_id))
);

-- Notes: workers of the case's own station, nobody else. Without the system: no job reads them.
create policy of_the_station on case_note for select using (
  (select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and exists (select from case_record c where c.id = case_id)
);
create policy written on case_note for insert with check (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER') and exists (select from case_record c where c.id = case_id))
);

create policy seen on case_event for select using (
  (select viewer.role()) not in ('PARTNER', 'VOLUNTEER_COORDINATOR', 'VOLUNTEER')
  and exists (select from case_record c where c.id = case_id)
);
create policy happened on case_event for insert with check (exists (select from case_record c where c.id = case_id));

create policy seen on evaluation for select using (
  ((select viewer.role()) not in ('PARTNER', 'VOLUNTEER_COORDINATOR', 'VOLUNTEER')
    or provider_id::text = (select viewer.organization()))
  and exists (select from case_record c where c.id = case_id)
);
create policy given on evaluation for insert with check (exists (select from case_record c where c.id = case_id));
create policy mended on evaluation for update using (
  (select viewer.is_system()) or (evaluator_id = (select viewer.id()) and exists (select from case_record c where c.id = case_id))
);

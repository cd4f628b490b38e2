-- Plans of many needs at once. They are read and applied by the station that they were made for.
create table dispatch_plan (
  id uuid primary key,
  area_code text collate "C" not null,
  made_by text not null,
  -- [{"caseId": "…", "candidate": {…}, "referralId": null}]
  assignments jsonb not null,
  -- [{"caseId": "…", "reason": "…"}]
  unassigned jsonb not null,
  total_score double precision not null,
  greedy_score double precision not null,
  created_at timestamptz not null,
  applied_at timestamptz
);
create index on dispatch_plan (created_at);
alter table dispatch_plan enable row level security;
alter table dispatch_plan force row level security;
create policy of_the_station on dispatch_plan for all using (
  (select viewer.is_system())
  or ((select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER')
    and (viewer.reaches(area_code) or made_by = (select viewer.id())))
) with check (
  (select viewer.is_system()) or (select viewer.role()) in ('STATIONMASTER', 'STATION_WORKER')
);

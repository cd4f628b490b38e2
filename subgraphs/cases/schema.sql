-- The schema cases as its migrations leave it. Written by npm run schema:print.

create type figure_kind as enum ('OPENED_ON_LINE', 'OPENED', 'CLOSED_ON_LINE', 'CLOSED', 'ENDED', 'LATE', 'DUE_FOR_RESPONSE', 'RESPONDED_IN_TIME', 'EVALUATED', 'FOUND_RESOLVED', 'FOUND_GOOD', 'HOURS');

CREATE OR REPLACE FUNCTION case_event_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the timeline of a case is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION case_words(first text, until text, most integer)
 RETURNS text[]
 LANGUAGE plpgsql
AS $function$
declare
  was text := viewer.role();
  words text[] := '{}';
  word text := first;
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  select t.token into word from case_token t where t.token >= first and t.token < until order by t.token limit 1;
  while word is not null and cardinality(words) < most loop
    words := words || word;
    select t.token into word from case_token t where t.token > word and t.token < until order by t.token limit 1;
  end loop;
  perform set_config('viewer.role', coalesce(was, ''), true);
  return words;
end $function$
;

CREATE OR REPLACE FUNCTION figures_of_case(c case_record)
 RETURNS TABLE(kind figure_kind, at timestamp with time zone, key integer)
 LANGUAGE sql
 STABLE
AS $function$
  select f.* from
    (select array_position(array['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'], k.line) as line, k.number
      from category k where k.code = c.category_code) k
    cross join lateral (values
      ('OPENED_ON_LINE'::figure_kind, c.opened_at, k.line),
      ('OPENED', c.opened_at, k.number),
      ('CLOSED_ON_LINE', c.closed_at, k.line),
      ('CLOSED', c.closed_at, k.number),
      ('ENDED', c.ended_at, 0),
      ('DUE_FOR_RESPONSE', case when c.responded_at is not null or c.ended_at > c.respond_by then c.opened_at end, 0),
      ('RESPONDED_IN_TIME', case when c.responded_at <= c.respond_by then c.opened_at end, 0),
      ('HOURS', c.resolved_at,
        round((extract(epoch from c.resolved_at - c.opened_at) - coalesce(c.paused_seconds, 0)) / 360)::integer)
    ) as f (kind, at, key)
  where f.at is not null
$function$
;

CREATE OR REPLACE FUNCTION fold_figures(zone text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' fold_figures', 0)) then
    return;
  end if;
  with taken as (
    delete from figure_change returning *
  ), by_day as (
    select kind, community_code, area_code, (at at time zone zone)::date - date '1970-01-01' as day, key, sum(n) as n
    from taken group by 1, 2, 3, 4, 5 having sum(n) <> 0
  ), by_area as (
    select d.kind, a.code, length(a.code) < length(d.community_code) as above, d.day, d.key, sum(d.n) as n
    from by_day d cross join lateral (
      select array_to_string((string_to_array(d.area_code, '.'))[1:depth], '.') as code
      from generate_series(1, cardinality(string_to_array(d.area_code, '.'))) as depth) a
    group by 1, 2, 3, 4, 5
  )
  insert into figure as f (area_code, level, kind, block, key, n)
  select d.code, l.level, d.kind, d.day >> 2 * l.level, d.key, sum(d.n)
  from by_area d join (values (0), (1), (2), (3), (4), (5), (15)) as l (level)
    on l.level = 0 or (l.level between 1 and 5 and d.above) or (l.level = 15 and d.kind in ('OPENED_ON_LINE', 'ENDED'))
  group by 1, 2, 3, 4, 5
  on conflict (area_code, level, kind, block, key) do update set n = f.n + excluded.n;
end $function$
;

CREATE OR REPLACE FUNCTION is_community(area text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select exists (select from known_area where code = area and level = 'COMMUNITY')
$function$
;

CREATE OR REPLACE FUNCTION is_running(status text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select status not in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN')
$function$
;

CREATE OR REPLACE FUNCTION keep_case_ending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update case_record
  set ended_at = case when new.kind <> 'REOPENED' then new.at end
  where id = new.case_id and (ended_at is null) = (new.kind <> 'REOPENED');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_case_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into figure_change
    select f.kind, c.community_code, c.area_code, f.at, f.key, 1 from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f;
    insert into figure_change
    select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
    from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at;
  else
    insert into figure_change
    select s.kind, s.community_code, s.area_code, s.at, s.key, sum(s.n)
    from (
      select f.kind, c.community_code, c.area_code, f.at, f.key, 1 as n from new_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select f.kind, c.community_code, c.area_code, f.at, f.key, -1 from old_row c cross join lateral figures_of_case(row(c.*)::case_record) f
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, l.n
      from new_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
      union all
      select 'LATE', c.community_code, c.area_code, l.at, 0, -l.n
      from old_row c cross join lateral (values (c.due_at, 1), (c.ended_at, -1)) l (at, n) where c.ended_at > c.due_at
    ) s
    group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    delete from running_clock r using new_row c where r.case_id = c.id and not is_running(c.status);
  end if;
  insert into running_clock as r
  select c.id, c.area_code, c.opened_at, case when c.responded_at is null and c.paused_since is null then c.respond_by end,
    case when c.paused_since is null then c.due_at end
  from new_row c where is_running(c.status)
  on conflict (case_id) do update
    set area_code = excluded.area_code, respond_by = excluded.respond_by, due_at = excluded.due_at
    where (r.area_code, r.respond_by, r.due_at) is distinct from (excluded.area_code, excluded.respond_by, excluded.due_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_case_pause()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.paused_seconds := coalesce(old.paused_seconds, 0) + extract(epoch from new.due_at - old.due_at);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION keep_case_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  update case_token set area_code = new.area_code, due_at = new.due_at, open = is_running(new.status)
  where token in (select search_tokens(searched_text(new.number, new.summary)))
    and due_at = old.due_at and case_id = new.id;
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_evaluation_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into figure_change
  select f.kind, c.community_code, c.area_code, new.at, 0, f.n
  from case_record c
    cross join lateral (values
      ('EVALUATED'::figure_kind, (tg_op = 'INSERT')::integer),
      ('FOUND_RESOLVED', new.resolved::integer - (tg_op = 'UPDATE' and old.resolved)::integer),
      ('FOUND_GOOD', (new.satisfaction >= 4)::integer - (tg_op = 'UPDATE' and old.satisfaction >= 4)::integer)
    ) f (kind, n)
  where c.id = new.case_id and f.n <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_evaluation_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Quoted: bare, PL/pgSQL takes it for the word of its FOR loops.
  if new.said_by = 'RESIDENT' and new.provider_id is not null then
    insert into provider_record as r (provider_id, evaluations, satisfaction_sum)
    values (
      new.provider_id,
      (tg_op = 'INSERT')::integer,
      new.satisfaction - case when tg_op = 'UPDATE' then old.satisfaction else 0 end
    )
    on conflict (provider_id) do update set
      evaluations = r.evaluations + excluded.evaluations,
      satisfaction_sum = r.satisfaction_sum + excluded.satisfaction_sum;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_new_case_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was text := viewer.role();
begin
  perform set_config('viewer.role', 'SYSTEM', true);
  insert into case_token (token, area_code, due_at, opened_at, case_id, open)
  select t.token, c.area_code, c.due_at, c.opened_at, c.id, is_running(c.status)
  from new_row c cross join lateral search_tokens(searched_text(c.number, c.summary)) as t (token);
  perform set_config('viewer.role', coalesce(was, ''), true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION keep_referral_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was text := case when tg_op = 'UPDATE' then old.status end;
  had_answered boolean := tg_op = 'UPDATE' and old.responded_at is not null;
begin
  insert into provider_record as r (provider_id, offered, accepted, completed)
  values (
    new.provider_id,
    (tg_op = 'INSERT')::integer,
    -- Whoever accepted has accepted, also when the referral is withdrawn later.
    (case tg_op
      when 'INSERT' then new.status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED')
      else was = 'OFFERED' and new.status = 'ACCEPTED'
    end)::integer,
    (new.status = 'CONFIRMED' and was is distinct from 'CONFIRMED')::integer
  )
  on conflict (provider_id) do update set
    offered = r.offered + excluded.offered,
    accepted = r.accepted + excluded.accepted,
    completed = r.completed + excluded.completed;
  if new.responded_at is not null and not had_answered then
    insert into provider_response values (new.id, new.provider_id, extract(epoch from new.responded_at - new.offered_at) / 60);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION search_ranges(words text)
 RETURNS TABLE(token text, until text)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with said as (select lower(normalize(words, nfc)) as words)
  select distinct left(token, 40), left(token, 40) || case when whole then E'\x01' else U&'\+10FFFF' end from (
    select m[1] as token, false as whole
    from said, regexp_matches(regexp_replace(said.words, '[㐀-鿿豈-﫿]+', ' ', 'g'), '([[:alnum:]]+)', 'g') m
    union all
    select substr(m[1], n, 2), length(m[1]) > 1
    from said, regexp_matches(said.words, '([㐀-鿿豈-﫿]+)', 'g') m, generate_series(1, greatest(1, length(m[1]) - 1)) n
    union all
    select m[1], true from said, regexp_matches(said.words, '([^[:alnum:][:space:]])', 'g') m
  ) t
$function$
;

CREATE OR REPLACE FUNCTION search_tokens(words text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with said as (select lower(normalize(words, nfc)) as words)
  select distinct left(token, 40) from (
    select m[1] as token
    from said, regexp_matches(regexp_replace(said.words, '[㐀-鿿豈-﫿]+', ' ', 'g'), '([[:alnum:]]+)', 'g') m
    union all
    select substr(m[1], n, 2)
    from said, regexp_matches(said.words, '([㐀-鿿豈-﫿]+)', 'g') m, generate_series(1, length(m[1])) n
    union all
    select m[1] from said, regexp_matches(said.words, '([^[:alnum:][:space:]])', 'g') m
  ) t
$function$
;

CREATE OR REPLACE FUNCTION searched_text(number text, summary text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select number || ' ' || ltrim(substring(number from '[0-9]+$'), '0') || ' ' || summary
$function$
;

create table case_assignment (
  id uuid not null,
  claim_id uuid not null,
  volunteer_id uuid not null,
  case_id uuid,
  referral_id uuid,
  status text not null,
  constraint case_assignment_pkey PRIMARY KEY (id)
);
CREATE INDEX case_assignment_case_id_volunteer_id_idx ON case_assignment USING btree (case_id, volunteer_id);
CREATE INDEX case_assignment_claim_id_idx ON case_assignment USING btree (claim_id);
CREATE INDEX case_assignment_referral_id_volunteer_id_idx ON case_assignment USING btree (referral_id, volunteer_id);
alter table case_assignment enable row level security;
alter table case_assignment force row level security;
create policy by_the_hub on case_assignment for all
  using (( SELECT viewer.is_system() AS is_system))
  with check (( SELECT viewer.is_system() AS is_system));
create policy of_the_volunteer on case_assignment for select
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = 'VOLUNTEER'::text) AND ((volunteer_id)::text = ( SELECT viewer.id() AS id)))));
grant delete, insert, select, update on case_assignment to hub_cases;

create table case_document (
  case_id uuid not null,
  name text not null,
  "position" integer not null,
  received_at timestamp with time zone,
  constraint case_document_pkey PRIMARY KEY (case_id, name),
  constraint case_document_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id)
);
alter table case_document enable row level security;
alter table case_document force row level security;
create policy opened on case_document for insert
  with check ((EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_document.case_id))));
create policy received on case_document for update
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_document.case_id))))));
create policy seen on case_document for select
  using (((( SELECT viewer.role() AS role) <> ALL (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text, 'VOLUNTEER'::text])) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_document.case_id)))));
grant delete, insert, select, update on case_document to hub_cases;

create table case_event (
  id uuid not null,
  case_id uuid not null,
  sequence integer not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_id text,
  text text not null,
  referral_id uuid,
  status text not null,
  assignee_id uuid,
  constraint case_event_pkey PRIMARY KEY (id),
  constraint case_event_case_id_sequence_key UNIQUE (case_id, sequence),
  constraint case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id),
  constraint case_event_sequence_check CHECK ((sequence >= 1))
);
alter table case_event enable row level security;
alter table case_event force row level security;
create policy happened on case_event for insert
  with check ((EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_event.case_id))));
create policy seen on case_event for select
  using (((( SELECT viewer.role() AS role) <> ALL (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text, 'VOLUNTEER'::text])) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_event.case_id)))));
CREATE TRIGGER case_event_is_final BEFORE DELETE OR UPDATE ON case_event FOR EACH ROW EXECUTE FUNCTION case_event_is_final();
CREATE TRIGGER keep_case_ending AFTER INSERT ON case_event FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['RESOLVED'::text, 'REDIRECTED'::text, 'WITHDRAWN'::text, 'REOPENED'::text]))) EXECUTE FUNCTION keep_case_ending();
grant delete, insert, select, update on case_event to hub_cases;

create table case_note (
  id uuid not null,
  case_id uuid not null,
  body text not null,
  by_id text not null,
  at timestamp with time zone not null,
  constraint case_note_pkey PRIMARY KEY (id),
  constraint case_note_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id),
  constraint case_note_body_check CHECK ((body <> ''::text))
);
CREATE INDEX case_note_case_id_at_id_idx ON case_note USING btree (case_id, at DESC, id DESC);
alter table case_note enable row level security;
alter table case_note force row level security;
create policy of_the_station on case_note for select
  using (((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_note.case_id)))));
create policy written on case_note for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = case_note.case_id))))));
grant delete, insert, select, update on case_note to hub_cases;

create table case_record (
  id uuid not null,
  number text collate "C" not null,
  status text not null,
  channel text not null,
  category_code text collate "C" not null,
  service_item_code text collate "C",
  handling text not null,
  urgency text not null,
  summary text not null,
  description text,
  resident_id uuid,
  proposal_id uuid,
  visit_id uuid,
  appointment_id uuid,
  community_code text collate "C" not null,
  area_code text collate "C" not null,
  latitude double precision,
  longitude double precision,
  requirements jsonb not null,
  assignee_id uuid,
  assessment jsonb,
  plan jsonb,
  certificate jsonb,
  outcome text,
  opened_at timestamp with time zone not null,
  respond_by timestamp with time zone not null,
  due_at timestamp with time zone not null,
  responded_at timestamp with time zone,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  escalated_at timestamp with time zone,
  paused_since timestamp with time zone,
  urges integer default 0 not null,
  last_urged_at timestamp with time zone,
  version integer not null,
  ended_at timestamp with time zone,
  paused_seconds double precision,
  warn_at timestamp with time zone,
  heard smallint default 0 not null,
  reopened_at timestamp with time zone,
  constraint case_record_pkey PRIMARY KEY (id),
  constraint case_record_number_key UNIQUE (number),
  constraint case_record_category_code_fkey FOREIGN KEY (category_code) REFERENCES category(code),
  constraint case_record_community_code_fkey FOREIGN KEY (community_code) REFERENCES known_area(code),
  constraint case_record_service_item_code_fkey FOREIGN KEY (service_item_code) REFERENCES service_item(code),
  constraint case_record_channel_check CHECK ((channel = ANY (ARRAY['WINDOW'::text, 'APP'::text, 'HOTLINE'::text, 'HOME_VISIT'::text, 'PARTNER'::text, 'OPEN311'::text]))),
  constraint case_record_check CHECK (((area_code = community_code) OR starts_with(area_code, (community_code || '.'::text)))),
  constraint case_record_check1 CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint case_record_check2 CHECK ((num_nonnulls(proposal_id, visit_id) <= 1)),
  constraint case_record_check3 CHECK (((respond_by <= due_at) AND (respond_by >= opened_at))),
  constraint case_record_check4 CHECK (((status = 'CLOSED'::text) = (closed_at IS NOT NULL))),
  constraint case_record_check5 CHECK (((status <> ALL (ARRAY['RESOLVED'::text, 'CLOSED'::text])) OR (resolved_at IS NOT NULL))),
  constraint case_record_handling_check CHECK ((handling = ANY (ARRAY['IMMEDIATE'::text, 'DOCUMENTS'::text, 'TRANSFER'::text]))),
  constraint case_record_heard_check CHECK (((heard >= 0) AND (heard <= 4))),
  constraint case_record_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint case_record_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint case_record_status_check CHECK ((status = ANY (ARRAY['RECEIVED'::text, 'ACCEPTED'::text, 'ASSESSED'::text, 'PLANNED'::text, 'IN_PROGRESS'::text, 'COORDINATING'::text, 'RESOLVED'::text, 'CLOSED'::text, 'REDIRECTED'::text, 'WITHDRAWN'::text]))),
  constraint case_record_summary_check CHECK ((summary <> ''::text)),
  constraint case_record_urgency_check CHECK ((urgency = ANY (ARRAY['LOW'::text, 'NORMAL'::text, 'HIGH'::text, 'EMERGENCY'::text]))),
  constraint case_record_version_check CHECK ((version >= 1))
);
CREATE INDEX case_record_all_due ON case_record USING btree (due_at, id);
CREATE INDEX case_record_all_newest ON case_record USING btree (opened_at DESC, id DESC);
CREATE INDEX case_record_all_open_due ON case_record USING btree (due_at, id) WHERE (status = ANY (ARRAY['RECEIVED'::text, 'ACCEPTED'::text, 'ASSESSED'::text, 'PLANNED'::text, 'IN_PROGRESS'::text, 'COORDINATING'::text]));
CREATE INDEX case_record_appointment_id_idx ON case_record USING btree (appointment_id) WHERE (appointment_id IS NOT NULL);
CREATE INDEX case_record_assignee_id_idx ON case_record USING btree (assignee_id) WHERE (status <> ALL (ARRAY['CLOSED'::text, 'REDIRECTED'::text, 'WITHDRAWN'::text]));
CREATE INDEX case_record_category_code_idx ON case_record USING btree (category_code);
CREATE INDEX case_record_community_due ON case_record USING btree (community_code, due_at, id);
CREATE INDEX case_record_community_newest ON case_record USING btree (community_code, opened_at DESC, id DESC);
CREATE INDEX case_record_due ON case_record USING btree (area_code, due_at, id);
CREATE INDEX case_record_ended_newest ON case_record USING btree (opened_at DESC, id DESC) WHERE (status = ANY (ARRAY['RESOLVED'::text, 'CLOSED'::text, 'REDIRECTED'::text, 'WITHDRAWN'::text]));
CREATE INDEX case_record_escalated ON case_record USING btree (due_at, id) WHERE (escalated_at IS NOT NULL);
CREATE INDEX case_record_held ON case_record USING btree (assignee_id, due_at, id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX case_record_newest ON case_record USING btree (area_code, opened_at DESC, id DESC);
CREATE INDEX case_record_open_due ON case_record USING btree (area_code, due_at, id) WHERE (status = ANY (ARRAY['RECEIVED'::text, 'ACCEPTED'::text, 'ASSESSED'::text, 'PLANNED'::text, 'IN_PROGRESS'::text, 'COORDINATING'::text]));
CREATE UNIQUE INDEX case_record_proposal_id_idx ON case_record USING btree (proposal_id) WHERE ((proposal_id IS NOT NULL) AND (status <> ALL (ARRAY['REDIRECTED'::text, 'WITHDRAWN'::text])));
CREATE INDEX case_record_resident_id_opened_at_id_idx ON case_record USING btree (resident_id, opened_at DESC, id DESC) WHERE (resident_id IS NOT NULL);
CREATE INDEX case_record_visit_id_idx ON case_record USING btree (visit_id) WHERE (visit_id IS NOT NULL);
alter table case_record enable row level security;
alter table case_record force row level security;
create policy moved on case_record for update
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id)))) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id))) AND (escalated_at IS NOT NULL)) OR ((( SELECT viewer.role() AS role) = 'RESIDENT'::text) AND ((resident_id)::text = ( SELECT viewer.id() AS id))) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.case_id = case_record.id) AND ((r.provider_id)::text = ( SELECT viewer.organization() AS organization)) AND (r.status <> 'WITHDRAWN'::text)))))))
  with check (((( SELECT viewer.role() AS role) <> ALL (ARRAY['SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) OR viewer.reaches(area_code)));
create policy opened on case_record for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id)))) OR ((( SELECT viewer.role() AS role) = 'RESIDENT'::text) AND ((resident_id)::text = ( SELECT viewer.id() AS id)))));
create policy seen on case_record for select
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text, 'SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id)))) OR ((( SELECT viewer.role() AS role) = 'RESIDENT'::text) AND ((resident_id)::text = ( SELECT viewer.id() AS id))) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.case_id = case_record.id) AND ((r.provider_id)::text = ( SELECT viewer.organization() AS organization)) AND (r.status <> 'WITHDRAWN'::text))))) OR ((( SELECT viewer.role() AS role) = 'VOLUNTEER'::text) AND (EXISTS ( SELECT
   FROM case_assignment a
  WHERE ((a.case_id = case_record.id) AND ((a.volunteer_id)::text = ( SELECT viewer.id() AS id))))))));
CREATE TRIGGER keep_case_figures AFTER UPDATE ON case_record REFERENCING OLD TABLE AS old_row NEW TABLE AS new_row FOR EACH STATEMENT EXECUTE FUNCTION keep_case_figures();
CREATE TRIGGER keep_case_pause BEFORE UPDATE ON case_record FOR EACH ROW WHEN ((new.due_at <> old.due_at)) EXECUTE FUNCTION keep_case_pause();
CREATE TRIGGER keep_case_tokens AFTER UPDATE ON case_record FOR EACH ROW WHEN ((((old.due_at IS DISTINCT FROM new.due_at) OR (old.area_code IS DISTINCT FROM new.area_code)) OR (is_running(old.status) IS DISTINCT FROM is_running(new.status)))) EXECUTE FUNCTION keep_case_tokens();
CREATE TRIGGER keep_new_case_figures AFTER INSERT ON case_record REFERENCING NEW TABLE AS new_row FOR EACH STATEMENT EXECUTE FUNCTION keep_case_figures();
CREATE TRIGGER keep_new_case_tokens AFTER INSERT ON case_record REFERENCING NEW TABLE AS new_row FOR EACH STATEMENT EXECUTE FUNCTION keep_new_case_tokens();
grant delete, insert, select, update on case_record to hub_cases;

create table case_token (
  token text collate "C" not null,
  area_code text collate "C" not null,
  due_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  case_id uuid not null,
  open boolean not null
);
CREATE INDEX case_token_area ON case_token USING btree (token, area_code) INCLUDE (due_at, opened_at, case_id);
CREATE INDEX case_token_due ON case_token USING btree (token, due_at, case_id) INCLUDE (area_code);
CREATE INDEX case_token_newest ON case_token USING btree (token, opened_at DESC, case_id DESC) INCLUDE (area_code);
CREATE INDEX case_token_open_area ON case_token USING btree (token, area_code) INCLUDE (due_at, opened_at, case_id) WHERE open;
CREATE INDEX case_token_open_due ON case_token USING btree (token, due_at, case_id) INCLUDE (area_code) WHERE open;
CREATE INDEX case_token_open_newest ON case_token USING btree (token, opened_at DESC, case_id DESC) INCLUDE (area_code) WHERE open;
alter table case_token enable row level security;
alter table case_token force row level security;
create policy kept on case_token for insert
  with check (( SELECT viewer.is_system() AS is_system));
create policy moved on case_token for update
  using (( SELECT viewer.is_system() AS is_system));
create policy searched on case_token for select
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text, 'SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND viewer.reaches(area_code))));
grant delete, insert, select, update on case_token to hub_cases;

create table category (
  code text collate "C" not null,
  name text not null,
  line text not null,
  parent_code text collate "C" generated always as ("substring"(code, '^(.+)\.[^.]+$'::text)) stored,
  version integer default 1 not null,
  number integer generated always as identity not null,
  constraint category_pkey PRIMARY KEY (code),
  constraint category_number_key UNIQUE (number),
  constraint category_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES category(code),
  constraint category_code_check CHECK ((code ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*$'::text)),
  constraint category_line_check CHECK ((line = ANY (ARRAY['PARTY_MASSES'::text, 'GOVERNMENT'::text, 'LIFE'::text, 'PUBLIC'::text]))),
  constraint category_name_check CHECK ((name <> ''::text))
);
CREATE INDEX category_line_idx ON category USING btree (line);
CREATE INDEX category_parent_code_code_idx ON category USING btree (parent_code, code);
grant delete, insert, select, update on category to hub_cases;

create table consumed_event (
  consumer text not null,
  event_id uuid not null,
  consumed_at timestamp with time zone default now() not null,
  constraint consumed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX consumed_event_age ON consumed_event USING btree (consumed_at);
grant delete, insert, select, update on consumed_event to hub_cases;

create table dispatch_plan (
  id uuid not null,
  area_code text collate "C" not null,
  made_by text not null,
  assignments jsonb not null,
  unassigned jsonb not null,
  total_score double precision not null,
  greedy_score double precision not null,
  created_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint dispatch_plan_pkey PRIMARY KEY (id)
);
CREATE INDEX dispatch_plan_created_at_idx ON dispatch_plan USING btree (created_at);
alter table dispatch_plan enable row level security;
alter table dispatch_plan force row level security;
create policy of_the_station on dispatch_plan for all
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (viewer.reaches(area_code) OR (made_by = ( SELECT viewer.id() AS id))))))
  with check ((( SELECT viewer.is_system() AS is_system) OR (( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text]))));
grant delete, insert, select, update on dispatch_plan to hub_cases;

create table evaluation (
  id uuid not null,
  case_id uuid not null,
  referral_id uuid,
  provider_id uuid,
  said_by text not null,
  resolved boolean not null,
  satisfaction integer not null,
  comment text,
  evaluator_id text not null,
  at timestamp with time zone not null,
  version integer default 1 not null,
  constraint evaluation_pkey PRIMARY KEY (id),
  constraint evaluation_once UNIQUE NULLS NOT DISTINCT (case_id, referral_id, said_by),
  constraint evaluation_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id),
  constraint evaluation_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referral(id),
  constraint evaluation_said_by_check CHECK ((said_by = ANY (ARRAY['RESIDENT'::text, 'WORKER'::text, 'PROVIDER'::text]))),
  constraint evaluation_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)))
);
alter table evaluation enable row level security;
alter table evaluation force row level security;
create policy given on evaluation for insert
  with check ((EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = evaluation.case_id))));
create policy mended on evaluation for update
  using ((( SELECT viewer.is_system() AS is_system) OR ((evaluator_id = ( SELECT viewer.id() AS id)) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = evaluation.case_id))))));
create policy seen on evaluation for select
  using ((((( SELECT viewer.role() AS role) <> ALL (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text, 'VOLUNTEER'::text])) OR ((provider_id)::text = ( SELECT viewer.organization() AS organization))) AND (EXISTS ( SELECT
   FROM case_record c
  WHERE (c.id = evaluation.case_id)))));
CREATE TRIGGER keep_evaluation_figures AFTER UPDATE OF resolved, satisfaction ON evaluation FOR EACH ROW WHEN ((new.said_by = 'RESIDENT'::text)) EXECUTE FUNCTION keep_evaluation_figures();
CREATE TRIGGER keep_evaluation_record AFTER INSERT OR UPDATE ON evaluation FOR EACH ROW EXECUTE FUNCTION keep_evaluation_record();
CREATE TRIGGER keep_new_evaluation_figures AFTER INSERT ON evaluation FOR EACH ROW WHEN ((new.said_by = 'RESIDENT'::text)) EXECUTE FUNCTION keep_evaluation_figures();
grant delete, insert, select, update on evaluation to hub_cases;

create table event (
  "position" bigint generated always as identity not null,
  id uuid not null,
  kind text not null,
  aggregate_id text collate "C" not null,
  version integer not null,
  data jsonb not null,
  at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  constraint event_pkey PRIMARY KEY ("position"),
  constraint event_id_key UNIQUE (id)
);
CREATE INDEX event_delivered ON event USING btree (delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX event_undelivered ON event USING btree (aggregate_id, "position") WHERE (delivered_at IS NULL);
grant delete, insert, select, update on event to hub_cases;

create table figure (
  area_code text collate "C" not null,
  level smallint not null,
  kind figure_kind not null,
  block integer not null,
  key integer not null,
  n integer not null,
  constraint figure_pkey PRIMARY KEY (area_code, level, kind, block, key) INCLUDE (n)
);
CREATE INDEX figure_days ON figure USING btree (area_code, key, block) INCLUDE (n) WHERE ((kind = 'OPENED'::figure_kind) AND (level = 0));
CREATE INDEX figure_surge ON figure USING btree (area_code, block) WHERE ((kind = 'OPENED'::figure_kind) AND (level = 0) AND (n >= 5));
grant delete, insert, select, update on figure to hub_cases;

create table figure_change (
  kind figure_kind not null,
  community_code text collate "C" not null,
  area_code text collate "C" not null,
  at timestamp with time zone not null,
  key integer not null,
  n integer not null
);
grant delete, insert, select, update on figure_change to hub_cases;

create table idempotency_key (
  viewer_id text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  made_id text,
  made_at timestamp with time zone default now() not null,
  constraint idempotency_key_pkey PRIMARY KEY (viewer_id, operation, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key USING btree (made_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key for all
  using ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))))
  with check ((viewer.is_system() OR (viewer_id = COALESCE(viewer.id(), ''::text))));
grant delete, insert, select, update on idempotency_key to hub_cases;

create table known_area (
  code text collate "C" not null,
  level text not null,
  constraint known_area_pkey PRIMARY KEY (code)
);
grant delete, insert, select, update on known_area to hub_cases;

create table known_offer (
  id uuid not null,
  provider_id uuid not null,
  status text not null,
  constraint known_offer_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on known_offer to hub_cases;

create table known_provider (
  id uuid not null,
  kind text not null,
  status text not null,
  area_codes text[] collate "C" not null,
  constraint known_provider_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on known_provider to hub_cases;

create table known_staff (
  id uuid not null,
  station_id uuid not null,
  community_code text collate "C" not null,
  post text not null,
  constraint known_staff_pkey PRIMARY KEY (id)
);
CREATE INDEX known_staff_community_code_idx ON known_staff USING btree (community_code);
grant delete, insert, select, update on known_staff to hub_cases;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to hub_cases;

create table notice (
  id uuid not null,
  kind text not null,
  text text not null,
  case_id uuid,
  referral_id uuid,
  recipient_kind text not null,
  recipient text collate "C" not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id),
  constraint notice_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referral(id),
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['ASSIGNED'::text, 'DUE_SOON'::text, 'OVERDUE'::text, 'URGED'::text, 'ESCALATED'::text, 'HANDED_BACK'::text, 'REFERRAL_ANSWERED'::text, 'REFERRAL_EXPIRED'::text, 'FEEDBACK'::text, 'NOBODY_LEFT'::text, 'NOT_RESOLVED'::text, 'BREAK_GLASS'::text]))),
  constraint notice_recipient_kind_check CHECK ((recipient_kind = ANY (ARRAY['STAFF'::text, 'PROVIDER'::text, 'OFFICE'::text]))),
  constraint notice_text_check CHECK ((text <> ''::text))
);
CREATE INDEX notice_case_id_idx ON notice USING btree (case_id);
CREATE INDEX notice_recipient_at_id_idx ON notice USING btree (recipient, at DESC, id DESC);
CREATE INDEX notice_referral_id_idx ON notice USING btree (referral_id);
alter table notice enable row level security;
alter table notice force row level security;
create policy read on notice for update
  using ((( SELECT viewer.is_system() AS is_system) OR
CASE recipient_kind
    WHEN 'STAFF'::text THEN ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (recipient = ( SELECT viewer.id() AS id)))
    WHEN 'PROVIDER'::text THEN ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND (recipient = ( SELECT viewer.organization() AS organization)))
    ELSE ((( SELECT viewer.role() AS role) = ANY (ARRAY['SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (recipient = ( SELECT viewer.area() AS area)))
END));
create policy received on notice for select
  using ((( SELECT viewer.is_system() AS is_system) OR
CASE recipient_kind
    WHEN 'STAFF'::text THEN ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text])) AND (recipient = ( SELECT viewer.id() AS id)))
    WHEN 'PROVIDER'::text THEN ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND (recipient = ( SELECT viewer.organization() AS organization)))
    ELSE ((( SELECT viewer.role() AS role) = ANY (ARRAY['SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (recipient = ( SELECT viewer.area() AS area)))
END));
create policy sent on notice for insert
  with check (( SELECT viewer.is_system() AS is_system));
grant delete, insert, select, update on notice to hub_cases;

create table number_counter (
  community_code text collate "C" not null,
  year integer not null,
  last integer not null,
  constraint number_counter_pkey PRIMARY KEY (community_code, year),
  constraint number_counter_community_code_fkey FOREIGN KEY (community_code) REFERENCES number_prefix(community_code)
);
grant delete, insert, select, update on number_counter to hub_cases;

create table number_prefix (
  community_code text collate "C" not null,
  prefix text collate "C" not null,
  constraint number_prefix_pkey PRIMARY KEY (community_code),
  constraint number_prefix_prefix_key UNIQUE (prefix)
);
grant delete, insert, select, update on number_prefix to hub_cases;

create table provider_record (
  provider_id uuid not null,
  offered integer default 0 not null,
  accepted integer default 0 not null,
  completed integer default 0 not null,
  evaluations integer default 0 not null,
  satisfaction_sum integer default 0 not null,
  constraint provider_record_pkey PRIMARY KEY (provider_id)
);
grant delete, insert, select, update on provider_record to hub_cases;

create table provider_response (
  referral_id uuid not null,
  provider_id uuid not null,
  minutes double precision not null,
  constraint provider_response_pkey PRIMARY KEY (referral_id),
  constraint provider_response_minutes_check CHECK ((minutes >= (0)::double precision))
);
CREATE INDEX provider_response_provider_id_minutes_idx ON provider_response USING btree (provider_id, minutes);
grant delete, insert, select, update on provider_response to hub_cases;

create table referral (
  id uuid not null,
  case_id uuid not null,
  community_code text collate "C" not null,
  area_code text collate "C" not null,
  assignee_id uuid,
  resident_id uuid,
  provider_id uuid not null,
  provider_kind text not null,
  offer_id text,
  mode text not null,
  batch_id uuid not null,
  status text not null,
  message text,
  respond_by timestamp with time zone not null,
  complete_by timestamp with time zone not null,
  urges integer default 0 not null,
  last_urged_at timestamp with time zone,
  decline_reason text,
  outcome_done boolean,
  outcome_text text,
  outcome_fee numeric,
  offered_at timestamp with time zone not null,
  responded_at timestamp with time zone,
  checked_in_at timestamp with time zone,
  reported_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  version integer not null,
  heard smallint default 0 not null,
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id),
  constraint referral_check CHECK ((responded_at >= offered_at)),
  constraint referral_check1 CHECK (((status = ANY (ARRAY['ACCEPTED'::text, 'CHECKED_IN'::text, 'REPORTED'::text, 'CONFIRMED'::text, 'DECLINED'::text])) <= (responded_at IS NOT NULL))),
  constraint referral_check2 CHECK (((status <> ALL (ARRAY['REPORTED'::text, 'CONFIRMED'::text])) OR ((outcome_done IS NOT NULL) AND (outcome_text IS NOT NULL)))),
  constraint referral_check3 CHECK (((status = 'CONFIRMED'::text) = (confirmed_at IS NOT NULL))),
  constraint referral_heard_check CHECK (((heard >= 0) AND (heard <= 4))),
  constraint referral_mode_check CHECK ((mode = ANY (ARRAY['DIRECT'::text, 'FIRST_ACCEPT'::text, 'JOINT'::text, 'CASCADE'::text]))),
  constraint referral_outcome_fee_check CHECK ((outcome_fee >= (0)::numeric)),
  constraint referral_status_check CHECK ((status = ANY (ARRAY['OFFERED'::text, 'DECLINED'::text, 'EXPIRED'::text, 'WITHDRAWN'::text, 'ACCEPTED'::text, 'CHECKED_IN'::text, 'REPORTED'::text, 'CONFIRMED'::text]))),
  constraint referral_version_check CHECK ((version >= 1))
);
CREATE INDEX referral_batch_id_idx ON referral USING btree (batch_id);
CREATE INDEX referral_case_id_offered_at_id_idx ON referral USING btree (case_id, offered_at, id);
CREATE INDEX referral_community_code_complete_by_id_idx ON referral USING btree (community_code, complete_by, id);
CREATE INDEX referral_offered ON referral USING btree (provider_id) WHERE (status = 'OFFERED'::text);
CREATE UNIQUE INDEX referral_once ON referral USING btree (case_id, provider_id) WHERE (status = ANY (ARRAY['OFFERED'::text, 'ACCEPTED'::text, 'CHECKED_IN'::text, 'REPORTED'::text]));
CREATE INDEX referral_provider_id_offered_at_id_idx ON referral USING btree (provider_id, offered_at DESC, id DESC);
alter table referral enable row level security;
alter table referral force row level security;
create policy moved on referral for update
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text, 'SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id)))) OR ((( SELECT viewer.role() AS role) = 'RESIDENT'::text) AND ((resident_id)::text = ( SELECT viewer.id() AS id))) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND ((provider_id)::text = ( SELECT viewer.organization() AS organization)) AND (status <> 'WITHDRAWN'::text))));
create policy offered on referral for insert
  with check ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text, 'SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id))))));
create policy seen on referral for select
  using ((( SELECT viewer.is_system() AS is_system) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['STATIONMASTER'::text, 'STATION_WORKER'::text, 'SUBDISTRICT_OFFICER'::text, 'DISTRICT_OFFICER'::text])) AND (viewer.reaches(area_code) OR ((assignee_id)::text = ( SELECT viewer.id() AS id)))) OR ((( SELECT viewer.role() AS role) = 'RESIDENT'::text) AND ((resident_id)::text = ( SELECT viewer.id() AS id))) OR ((( SELECT viewer.role() AS role) = ANY (ARRAY['PARTNER'::text, 'VOLUNTEER_COORDINATOR'::text])) AND ((provider_id)::text = ( SELECT viewer.organization() AS organization)) AND (status <> 'WITHDRAWN'::text)) OR ((( SELECT viewer.role() AS role) = 'VOLUNTEER'::text) AND (EXISTS ( SELECT
   FROM case_assignment a
  WHERE ((a.referral_id = referral.id) AND ((a.volunteer_id)::text = ( SELECT viewer.id() AS id))))))));
CREATE TRIGGER keep_referral_record AFTER INSERT OR UPDATE OF status ON referral FOR EACH ROW EXECUTE FUNCTION keep_referral_record();
grant delete, insert, select, update on referral to hub_cases;

create table referral_cascade (
  batch_id uuid not null,
  case_id uuid not null,
  message text,
  respond_within_hours double precision,
  complete_within_hours double precision,
  candidates jsonb not null,
  ended boolean default false not null,
  constraint referral_cascade_pkey PRIMARY KEY (batch_id),
  constraint referral_cascade_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_record(id)
);
CREATE INDEX referral_cascade_on_its_way ON referral_cascade USING btree (batch_id) WHERE (NOT ended);
alter table referral_cascade enable row level security;
alter table referral_cascade force row level security;
create policy by_the_hub on referral_cascade for all
  using (( SELECT viewer.is_system() AS is_system))
  with check (( SELECT viewer.is_system() AS is_system));
grant delete, insert, select, update on referral_cascade to hub_cases;

create table running_clock (
  case_id uuid not null,
  area_code text collate "C" not null,
  opened_at timestamp with time zone not null,
  respond_by timestamp with time zone,
  due_at timestamp with time zone,
  constraint running_clock_pkey PRIMARY KEY (case_id)
);
CREATE INDEX running_clock_due_at_area_code_idx ON running_clock USING btree (due_at) INCLUDE (area_code) WHERE (due_at IS NOT NULL);
CREATE INDEX running_clock_opened_at_area_code_respond_by_idx ON running_clock USING btree (opened_at) INCLUDE (area_code, respond_by) WHERE (respond_by IS NOT NULL);
grant delete, insert, select, update on running_clock to hub_cases;

create table seeded (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint seeded_pkey PRIMARY KEY (what)
);
grant delete, insert, select, update on seeded to hub_cases;

create table service_item (
  code text collate "C" not null,
  title text not null,
  category_code text collate "C" not null,
  handling text not null,
  required_documents text[] default '{}'::text[] not null,
  respond_within_hours numeric not null,
  complete_within_hours numeric not null,
  active boolean default true not null,
  constraint service_item_pkey PRIMARY KEY (code),
  constraint service_item_category_code_fkey FOREIGN KEY (category_code) REFERENCES category(code),
  constraint service_item_check CHECK ((complete_within_hours >= respond_within_hours)),
  constraint service_item_handling_check CHECK ((handling = ANY (ARRAY['IMMEDIATE'::text, 'DOCUMENTS'::text, 'TRANSFER'::text]))),
  constraint service_item_respond_within_hours_check CHECK ((respond_within_hours > (0)::numeric)),
  constraint service_item_title_check CHECK ((title <> ''::text))
);
CREATE INDEX service_item_category_code_code_idx ON service_item USING btree (category_code, code);
CREATE INDEX service_item_handling_code_idx ON service_item USING btree (handling, code);
grant delete, insert, select, update on service_item to hub_cases;

create table station_hours (
  station_id uuid not null,
  community_code text collate "C" not null,
  opening_hours jsonb not null,
  constraint station_hours_pkey PRIMARY KEY (station_id),
  constraint station_hours_community_code_key UNIQUE (community_code)
);
grant delete, insert, select, update on station_hours to hub_cases;

create table task_claim (
  claim_id uuid not null,
  referral_id uuid not null,
  group_id uuid not null,
  released boolean not null,
  constraint task_claim_pkey PRIMARY KEY (claim_id)
);
CREATE INDEX task_claim_referral_id_idx ON task_claim USING btree (referral_id);
alter table task_claim enable row level security;
alter table task_claim force row level security;
create policy by_the_hub on task_claim for all
  using (( SELECT viewer.is_system() AS is_system))
  with check (( SELECT viewer.is_system() AS is_system));
grant delete, insert, select, update on task_claim to hub_cases;

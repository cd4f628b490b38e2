-- The nearest of a large category are many, and a good record, spare capacity or a low fee makes up for distance: a scan
-- by distance alone reads most of a large category before it can stop. So what is on offer is kept in lanes by what it
-- promises at most, whole and by cells of the map, and only what still can be among the best is looked at.
drop index service_reach_by_ceiling;
alter table service_reach drop column ceiling, drop column located;
drop table service_spot;

-- What a lane is of: an area, and a category itself or all that is below it; with a place, or without. As a number: that
-- two lanes share one is as good as impossible, and would cost a look in vain.
create function lane_group(area text, category text, below boolean, located boolean) returns bigint
immutable language sql as $$
  select hashtextextended(concat_ws(' ', area, category, below, located), 0)
$$;

-- The cell of the map that a place is in: 0.0125 degrees each way, 1.4 km from south to north.
create function lane_cell(latitude float8, longitude float8) returns int immutable language sql as $$
  select floor((latitude + 90) * 80)::int * 32768 + floor((longitude + 180) * 80)::int
$$;

-- One row for each area under which a service that has room is found, for its category and for all above that.
create table service_lane (
  service_id uuid not null references service on delete cascade,
  group_id bigint not null,
  -- No more than this is scored beside proximity, and, for a category itself, beside category.
  promise float8 not null,
  cell int,
  spot cube,
  primary key (service_id, group_id),
  check ((cell is null) = (spot is null))
);
create index service_lane_by_promise on service_lane (group_id, promise desc, service_id) include (spot);
create index service_lane_by_cell on service_lane (group_id, cell, promise desc) include (service_id, spot)
  where cell is not null;

-- Puts service_lane right for some services, after service_reach.
create function refresh_lanes(services uuid[]) returns void language sql as $$
  with offered as (
    select s.id, s.latitude is not null as located, ll_to_earth(s.latitude, s.longitude)::cube as spot,
           lane_cell(s.latitude, s.longitude) as cell,
           standing_ceiling(t.standing) + service_standing(s.capacity, s.load, s.fee_kind, s.fee_amount) as promise
      from service s left join track_record t on t.organization_id = s.organization_id
     where s.id = any (services) and s.load < s.capacity
  ), wanted as (
    select o.id as service_id, lane_group(r.area_code, c.code, c.steps > 0, o.located) as group_id,
           max(o.promise + case when c.steps > 0 then 0.3 * power(0.6::float8, c.steps) else 0 end) as promise, o.cell, o.spot
      from offered o
      join service_reach r on r.service_id = o.id
     cross join lateral (
       select array_to_string(p.parts[1:n], '.') as code, cardinality(p.parts) - n as steps
         from (select string_to_array(r.category_code, '.') as parts) as p
        cross join generate_series(1, cardinality(p.parts)) as n
     ) as c
     group by o.id, 2, o.cell, o.spot
  ), removed as (
    delete from service_lane l
     where l.service_id = any (services)
       and not exists (select 1 from wanted w where (w.service_id, w.group_id) = (l.service_id, l.group_id))
  )
  insert into service_lane (service_id, group_id, promise, cell, spot)
  select service_id, group_id, promise, cell, spot from wanted
  on conflict (service_id, group_id) do update
     set promise = excluded.promise, cell = excluded.cell, spot = excluded.spot
   where service_lane.promise <> excluded.promise or service_lane.spot is distinct from excluded.spot
$$;

create or replace function refresh_reach(services uuid[]) returns void language sql as $$
  with wanted as (
    select distinct case when starts_with(a.code, o.code) then a.code else o.code end as area_code,
           c.code as category_code, s.id as service_id
      from service s
      join organization g on g.id = s.organization_id and g.status = 'VERIFIED'
     cross join unnest(s.area_codes) as a(code)
     cross join unnest(g.area_codes) as o(code)
     cross join unnest(s.category_codes) as c(code)
     where s.id = any (services) and s.status = 'LISTED'
       and (a.code = o.code or starts_with(a.code, o.code || '.') or starts_with(o.code, a.code || '.'))
  ), removed as (
    delete from service_reach r
     where r.service_id = any (services)
       and not exists (select 1 from wanted w
                        where (w.area_code, w.category_code, w.service_id) = (r.area_code, r.category_code, r.service_id))
  )
  insert into service_reach (area_code, category_code, service_id)
  select area_code, category_code, service_id from wanted
  on conflict do nothing;
  select refresh_lanes(services)
$$;

create or replace function load_moved() returns trigger language plpgsql as $$
begin
  perform refresh_lanes(array[new.id]);
  return null;
end
$$;

create or replace function standing_moved() returns trigger language plpgsql as $$
begin
  perform refresh_lanes(array(select id from service where organization_id = new.organization_id));
  return null;
end
$$;
drop function lift_ceilings(uuid[]);
drop index track_record_by_standing;

select refresh_reach(array(select id from service));

-- Matching among very many services: the best few are found through indexes that give the most promising first, and
-- the search ends when nothing that is left can be better (a threshold algorithm; Fagin, Lotem, Naor 2003).

-- What an organisation's record adds to a score: TRACK_RECORD and RESPONSIVENESS, weighted.
create function record_standing(satisfaction_sum int, evaluations int, response_minutes float8)
returns float8 immutable language sql as $$
  select 0.2 * ((17.5::float8 + satisfaction_sum) / (5 + evaluations) - 1) / 4
       + 0.1 * coalesce(1 / (1 + response_minutes / 240), 0.5)
$$;

alter table track_record
  add column standing float8 not null
    generated always as (record_standing(satisfaction_sum, evaluations, response_minutes)) stored;
create index track_record_by_standing on track_record (standing desc);

-- An organisation's standing, rounded up in steps, so that it moves seldom: every service of a chain would move with it.
-- What has no record is exactly on a step.
create function standing_ceiling(standing float8) returns float8 immutable language sql as $$
  select ceil(coalesce(standing, 0.175) * 40 - 1e-9) / 40
$$;

-- What a service's spare capacity and its fee, where none is asked for at most, add to a score.
create function service_standing(capacity int, load int, fee_kind text, fee_amount numeric)
returns float8 immutable language sql as $$
  select 0.1 * (capacity - load)::float8 / capacity
       + 0.05 * case when fee_kind = 'FREE' then 1 else 1 / (1 + fee_amount::float8 / 100) end
$$;

alter table service_reach
  add column located boolean not null default false,
  -- No service here scores more than this beside category and proximity.
  add column ceiling float8 not null default 0.45;
create index service_reach_by_ceiling on service_reach (area_code, category_code, located, ceiling desc, service_id);

-- Where each service that is on offer is, by category: the nearest of one category come first. The distance of two
-- spots is the chord through the earth, which grows as the distance over it does.
create table service_spot (
  category_code text collate "C" not null,
  service_id uuid not null references service on delete cascade,
  spot cube not null,
  primary key (category_code, service_id)
);
create index service_spot_by_service on service_spot (service_id);
create index service_spot_nearest on service_spot using gist (category_code, spot);

create or replace function refresh_reach(services uuid[]) returns void language sql as $$
  with wanted as (
    select distinct case when starts_with(a.code, o.code) then a.code else o.code end as area_code,
           c.code as category_code, s.id as service_id, s.latitude is not null as located,
           standing_ceiling(t.standing) + service_standing(s.capacity, s.load, s.fee_kind, s.fee_amount) as ceiling
      from service s
      join organization g on g.id = s.organization_id and g.status = 'VERIFIED'
      left join track_record t on t.organization_id = s.organization_id
     cross join unnest(s.area_codes) as a(code)
     cross join unnest(g.area_codes) as o(code)
     cross join unnest(s.category_codes) as c(code)
     where s.id = any(services) and s.status = 'LISTED'
       and (a.code = o.code or starts_with(a.code, o.code || '.') or starts_with(o.code, a.code || '.'))
  ), removed as (
    delete from service_reach r
     where r.service_id = any(services)
       and not exists (select 1 from wanted w
                        where (w.area_code, w.category_code, w.service_id) = (r.area_code, r.category_code, r.service_id))
  ), spots as (
    select distinct w.category_code, s.id as service_id, ll_to_earth(s.latitude, s.longitude)::cube as spot
      from wanted w join service s on s.id = w.service_id where w.located
  ), unspotted as (
    delete from service_spot p
     where p.service_id = any(services)
       and not exists (select 1 from spots w where (w.category_code, w.service_id) = (p.category_code, p.service_id))
  ), spotted as (
    insert into service_spot (category_code, service_id, spot) select category_code, service_id, spot from spots
    on conflict (category_code, service_id) do update set spot = excluded.spot where service_spot.spot <> excluded.spot
  )
  insert into service_reach (area_code, category_code, service_id, located, ceiling)
  select area_code, category_code, service_id, located, ceiling from wanted
  on conflict (area_code, category_code, service_id) do update
     set located = excluded.located, ceiling = excluded.ceiling
   where (service_reach.located, service_reach.ceiling) <> (excluded.located, excluded.ceiling)
$$;

create function lift_ceilings(services uuid[]) returns void language sql as $$
  update service_reach r
     set ceiling = c.ceiling
    from (select s.id, standing_ceiling(t.standing)
                       + service_standing(s.capacity, s.load, s.fee_kind, s.fee_amount) as ceiling
            from service s left join track_record t on t.organization_id = s.organization_id
           where s.id = any(services)) as c
   where r.service_id = c.id and r.ceiling <> c.ceiling
$$;

create function load_moved() returns trigger language plpgsql as $$
begin
  perform lift_ceilings(array[new.id]);
  return null;
end
$$;
create trigger service_load_moved after update of load on service
  for each row when (old.load <> new.load) execute function load_moved();

create function standing_moved() returns trigger language plpgsql as $$
begin
  perform lift_ceilings(array(select id from service where organization_id = new.organization_id));
  return null;
end
$$;
create trigger track_record_begun after insert on track_record
  for each row when (standing_ceiling(new.standing) <> standing_ceiling(null)) execute function standing_moved();
create trigger track_record_moved after update on track_record
  for each row when (standing_ceiling(old.standing) <> standing_ceiling(new.standing)) execute function standing_moved();

select refresh_reach(array(select id from service));

-- Whether it is open in one of the windows on a day that it is not closed.
create function service_open(opening int4multirange, closures date[], days date[], spans int4range[])
returns boolean immutable language sql as $$
  select exists (select from unnest(days, spans) as w(day, span) where opening && w.span and w.day <> all (closures))
$$;

-- Rules 3 and 5 to 10 of the matching. Small enough that PostgreSQL writes it into the query that asks.
create function service_fits(s service, meters float8, languages text[], skills text[], attributes text[], age_years int,
                             max_fee float8, windowed boolean, days date[], spans int4range[])
returns boolean stable language sql as $$
  select s.load < s.capacity
     and (s.radius_meters is null or meters is null or meters <= s.radius_meters)
     and (cardinality(languages) = 0 or cardinality(s.languages) = 0 or s.languages && languages)
     and s.skills @> skills
     and (age_years is null or age_years between coalesce(s.min_age_years, age_years)
                                             and coalesce(s.max_age_years, age_years))
     and (cardinality(s.eligibility_attributes) = 0 or s.eligibility_attributes && attributes)
     and (max_fee is null or s.fee_kind = 'FREE' or s.fee_amount::float8 <= max_fee)
     and (not windowed or s.opening is null or service_open(s.opening, s.closures, days, spans))
$$;

/*
 * Services among which the best `most` for a need are, ties included, and few others. All of them while there are no
 * more than `few`; else those that can still be among the best when they are come upon:
 * those with a place, from the nearest on, until even the best record could not make up for the distance; those
 * without (all, when the need has none), from the highest ceiling on, until no ceiling reaches the best so far.
 * `areas` and `categories` are lineages; a score counted here may be a hair off, so bounds leave a hair.
 */
create function match_candidates(
  areas text[], category text, categories text[], latitude float8, longitude float8, languages text[], skills text[],
  attributes text[], age_years int, max_fee float8, windowed boolean, days date[], spans int4range[], most int, few int)
returns setof uuid stable language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
#variable_conflict use_variable
declare
  hair constant float8 := 1e-9;
  here constant cube := ll_to_earth(latitude, longitude)::cube;
  all_of_them uuid[];
  best_ids uuid[] := '{}';
  best_scores float8[] := '{}';
  threshold float8 := -1;
  top float8;
  slack float8 := 0;
  scan record;
  one record;
  near float8;
  score float8;
  place int;
  at_ceiling int;
begin
  select array_agg(distinct f.service_id) into all_of_them
    from (select * from ((select r.service_id from service_reach r
            where r.area_code = any (areas) and r.category_code = any (categories) limit few + 1)
          union all
          (select r.service_id from service_reach r
            where r.area_code = any (areas) and r.category_code >= category || '.' and r.category_code < category || '/'
            limit few + 1)) as u limit few + 1) as f;
  if coalesce(cardinality(all_of_them), 0) <= few then
    -- As many rows as services at least: fewer services than rows may mean that rows were left out.
    if (select count(*) from ((select 1 from service_reach r
            where r.area_code = any (areas) and r.category_code = any (categories) limit few + 1)
          union all
          (select 1 from service_reach r
            where r.area_code = any (areas) and r.category_code >= category || '.' and r.category_code < category || '/'
            limit few + 1)) as u) <= few then
      return query select unnest(all_of_them);
      return;
    end if;
  end if;

  -- All that a score can have beside category and proximity.
  select 0.15 + greatest(0.175, (select max(standing) from track_record)) into top;

  if latitude is not null then
    for scan in
      select c as low, c || chr(1) as high,
             0.3 * power(0.8::float8, (length(category) - length(replace(category, '.', '')))
                                      - (length(c) - length(replace(c, '.', '')))) as worth, true as exact
        from unnest(categories) as c
      union all select category || '.', category || '/', 0.3 * 0.6, false
      order by worth desc
    loop
      for one in
        select p.service_id, p.category_code, p.spot <-> here as chord, s.capacity, s.load, s.fee_kind, s.fee_amount,
               coalesce(t.standing, 0.175) as standing,
               s.area_codes && areas and o.area_codes && areas
               and service_fits(s, hub_distance_meters(latitude, longitude, s.latitude, s.longitude), languages, skills,
                                attributes, age_years, max_fee, windowed, days, spans) as fits
          from service_spot p
          join service s on s.id = p.service_id
          join organization o on o.id = s.organization_id
          left join track_record t on t.organization_id = s.organization_id
         where p.category_code >= scan.low and p.category_code < scan.high
         order by p.spot <-> here
      loop
        near := 0.25 / (1 + 2 * asin(least(1, one.chord / 2 / earth())) * 6371.0088);
        exit when scan.worth + near + top + hair < threshold;
        continue when not one.fits;
        score := near + one.standing + case when scan.exact then scan.worth else
                   0.3 * power(0.6::float8, (length(one.category_code) - length(replace(one.category_code, '.', '')))
                                            - (length(category) - length(replace(category, '.', '')))) end
               + 0.1 * (one.capacity - one.load)::float8 / one.capacity
               + 0.05 * case when one.fee_kind = 'FREE' then 1
                             when max_fee > 0 then 1 - one.fee_amount::float8 / max_fee
                             else 1 / (1 + one.fee_amount::float8 / 100) end;
        continue when score + hair < threshold;
        return next one.service_id;
        place := array_position(best_ids, one.service_id);
        if place is not null then
          best_scores[place] := greatest(best_scores[place], score);
        elsif cardinality(best_ids) < most then
          best_ids := best_ids || one.service_id;
          best_scores := best_scores || score;
        elsif score > threshold then
          place := array_position(best_scores, threshold);
          best_ids[place] := one.service_id;
          best_scores[place] := score;
        end if;
        if cardinality(best_ids) = most then
          select min(b) into threshold from unnest(best_scores) as b;
        end if;
      end loop;
    end loop;
  end if;

  -- With a highest fee, the fee's value is another than in the ceiling: by so much at most, where the fee is
  -- 10 √max_fee − 100.
  if max_fee > 100 then slack := 0.05 * power(1 - 10 / sqrt(max_fee), 2); end if;
  for scan in
    select a.code as area_code, c.code as category_code, l.located, c.worth + 0.125 as worth
      from unnest(areas) as a(code)
     cross join (
       select c as code, 0.3 * power(0.8::float8, (length(category) - length(replace(category, '.', '')))
                                                  - (length(c) - length(replace(c, '.', '')))) as worth
         from unnest(categories) as c
       union all
       select k.code, 0.3 * power(0.6::float8, (length(k.code) - length(replace(k.code, '.', '')))
                                               - (length(category) - length(replace(category, '.', ''))))
         from known_category k where k.code >= category || '.' and k.code < category || '/'
     ) as c
     cross join (values (false), (true)) as l(located)
     where not l.located or latitude is null
     order by worth desc
  loop
    at_ceiling := 0;
    for one in
      select r.service_id, r.ceiling, s.capacity, s.load, s.fee_kind, s.fee_amount,
             coalesce(t.standing, 0.175) as standing,
             service_fits(s, null, languages, skills, attributes, age_years, max_fee, windowed, days, spans) as fits
        from service_reach r
        join service s on s.id = r.service_id
        left join track_record t on t.organization_id = s.organization_id
       where r.area_code = scan.area_code and r.category_code = scan.category_code and r.located = scan.located
       order by r.ceiling desc, r.service_id
    loop
      -- So many that have all their ceiling promises: what follows has less, or the same and a later id.
      exit when at_ceiling >= most or scan.worth + one.ceiling + slack + hair < threshold;
      continue when not one.fits;
      score := scan.worth + one.standing + 0.1 * (one.capacity - one.load)::float8 / one.capacity
             + 0.05 * case when one.fee_kind = 'FREE' then 1
                           when max_fee > 0 then 1 - one.fee_amount::float8 / max_fee
                           else 1 / (1 + one.fee_amount::float8 / 100) end;
      if score + hair >= scan.worth + one.ceiling + slack then at_ceiling := at_ceiling + 1; end if;
      continue when score + hair < threshold;
      return next one.service_id;
      place := array_position(best_ids, one.service_id);
      if place is not null then
        best_scores[place] := greatest(best_scores[place], score);
      elsif cardinality(best_ids) < most then
        best_ids := best_ids || one.service_id;
        best_scores := best_scores || score;
      elsif score > threshold then
        place := array_position(best_scores, threshold);
        best_ids[place] := one.service_id;
        best_scores[place] := score;
      end if;
      if cardinality(best_ids) = most then
        select min(b) into threshold from unnest(best_scores) as b;
      end if;
    end loop;
  end loop;
end
$$;

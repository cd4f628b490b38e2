import type { Client } from 'pg'

// What services are called, in both languages: some words are much more frequent than others, and so are brands.
const chinese =
  `水管 维修 家电 清洗 理发 送餐 助浴 保洁 开锁 配钥匙 护理 陪诊 康复 心理 法律 咨询 月嫂 托育 养老 搬家 回收 缝补 修鞋
  电脑 空调 燃气 暖气 灯具 防水 疏通 园艺 宠物 绘画 书法 舞蹈 太极 推拿 体检 辅导 音乐`.split(/\s+/)
const english =
  `plumbing repair appliance cleaning haircut meals bathing housekeeping locksmith keys nursing escort rehabilitation
  psychology legal advice maternity daycare eldercare moving recycling tailoring shoes computer airconditioning gas heating
  lighting waterproofing drains gardening pets painting calligraphy dance taichi massage checkup tutoring music`.split(
    /\s+/,
  )
const syllables = 'la mi to ru ba ne ko shi wa du fen gao hong jin lu mei ning ping qi xin'.split(' ')

// Written out rather than as functions, which the database would call twenty times for each of a million services.
const words = `(select array['${chinese.join("','")}'] as zh, array['${english.join("','")}'] as en,
                       array['${syllables.join("','")}'] as syllable) as w`
const part = (n: string, what: number) => `((hashint4extended(${n}, ${what}) & 268435455) / 268435456.0::float8)`
const word = (n: string, what: number, language: 'zh' | 'en') =>
  `w.${language}[1 + floor(40 * power(${part(n, what)}, 2))::int]`
const brand = (n: string) =>
  `initcap(${[1, 2, 3].map((nth) => `w.syllable[1 + floor(20 * power(${part(n, 20 + nth)}, 1.5))::int]`).join(' || ')})`
const several = (language: 'zh' | 'en', from: number) => [0, 1, 2, 3].map((nth) => word('n', from + nth, language))
const title = `${word('n', 1, 'zh')} || ${word('n', 2, 'zh')} || ' ' || ${word('n', 1, 'en')} || ' ' || ${word('n', 2, 'en')}
  || case when n % 3 = 0 then ' ' || ${brand('n')} else '' end`
const description = `case when n % 2 = 0 then '我们上门' || concat_ws('、', ${several('zh', 3).join()})
  || '。 We come for ' || concat_ws(', ', ${several('en', 8).join()}) || '.' end`

/** Seeded, so that every run makes the same district of the same size. */
const seed = 0.20261122

// A dense centre: the distance from it grows with the square of an even number, so half are within a quarter of 8 km.
const placed = `
  select n, 39.9 + sin(angle) * away / 111.2 as latitude, 116.36 + cos(angle) * away / 85.3 as longitude, pick, size, item,
         spread
    from (select n, random() * 2 * pi() as angle, 8 * power(random(), 2) as away, random() as pick, random() as size,
                 -- Categories of very unequal size: a few hold most.
                 floor(3575 * power(random(), 3))::int as item, random() as spread
            from generate_series($1::int, $2::int) as n) as drawn`

const schema = [
  `create temp table bench_area as
   select s, c, 'd.s' || lpad(s::text, 2, '0') as sub, 'd.s' || lpad(s::text, 2, '0') || '.c' || lpad(c::text, 3, '0') as code
     from (select 1 + n % 15 as s, n as c from generate_series(1, 259) as n) as made`,
  // 10 sectors, 118 classes, 577 kinds, 3,575 items.
  `create temp table bench_category as
   select n as item, 'k' || n % 10 || '.k' || n % 10 || n % 118 || '.k' || n % 118 || '-' || n % 577
                     || '.k' || n as code
     from generate_series(0, 3574) as n`,
  `insert into known_area select 'd' union select sub from bench_area union select code from bench_area`,
  `insert into known_category
   select distinct array_to_string(parts[1:depth], '.')
     from (select string_to_array(code, '.') as parts from bench_category) as c, generate_series(1, 4) as depth`,
]

const organizations = `
insert into organization (id, name, kind, status, applied_area_codes, area_codes, joined_at, version)
select gen_random_uuid(), ${brand('(n * 7)')} || ' ' || ${word('n', 50, 'zh')} || '公司',
       case when n % 4 = 0 then 'HANDY_OUTLET' else 'ENTERPRISE' end, 'VERIFIED', areas, areas, now(), 1
  from (select n, case when random() < 0.8 then array['d'] else array['d.s' || lpad((1 + n % 15)::text, 2, '0')] end as areas
          from generate_series(1, $1::int) as n) as made
 cross join ${words}`

const records = `
insert into track_record (organization_id, satisfaction_sum, evaluations, response_minutes)
select id, evaluations * (2 + floor(random() * 4))::int, evaluations, nullif(floor(random() * 600), 0)
  from (select id, floor(random() * 40)::int as evaluations from organization where random() < 0.6) as rated`

const hours = `'[{"weekday":1,"opens":"09:00","closes":"17:00"},{"weekday":2,"opens":"09:00","closes":"17:00"},
                {"weekday":6,"opens":"10:00","closes":"14:00"}]'`

const services = `
insert into service (id, organization_id, status, title, description, category_codes, area_codes, latitude, longitude, radius_meters,
                     fee_kind, fee_amount, languages, skills, min_age_years, eligibility_attributes, opening_hours, opening,
                     capacity, load, version)
select gen_random_uuid(),
       -- Chains: a few organisations have very many outlets.
       o.ids[1 + floor(array_length(o.ids, 1) * power(pick, 3))::int], 'LISTED', ${title}, ${description},
       case when spread < 0.1 then array[c.code, regexp_replace(c.code, '\\.[^.]+$', '')] else array[c.code] end,
       case when size < 0.6 then array[a.code] when size < 0.85 then array[a.sub] else array['d'] end,
       case when spread > 0.03 then p.latitude end, case when spread > 0.03 then p.longitude end,
       case when spread > 0.8 then 500 + n % 5000 end,
       case when n % 3 = 0 then 'FREE' else 'FIXED' end, case when n % 3 = 0 then null else 10 + n % 300 end,
       case n % 5 when 0 then array['zh', 'en'] when 1 then array['zh'] else '{}'::text[] end,
       case n % 4 when 0 then array['care'] when 1 then array['care', 'plumbing'] else '{}'::text[] end,
       case when n % 11 = 0 then 60 end, case when n % 13 = 0 then array['ELDERLY'] else '{}'::text[] end,
       case when n % 2 = 0 then h.hours else '[]'::jsonb end, case when n % 2 = 0 then h.opening end,
       1 + n % 20, (n % 7) % (1 + n % 20), 1
  from (${placed}) as p
  join bench_category c on c.item = p.item
  join bench_area a on a.c = 1 + (n::bigint * 7919) % 259
 cross join (select array_agg(id order by name collate "C") as ids from organization) as o
 cross join ${words}
 cross join (select hours, opening_of(hours) as opening from (values (${hours}::jsonb)) as given (hours) offset 0) as h`

const reach = `
select refresh_reach(array_agg(id)) from (select id, ntile($2::int) over (order by id) as part from service) as s
 where part = $1::int`

// The more there are, the more outlets a chain has: each offers the same as the first, under the same areas, somewhere
// within a few kilometres of it. What is derived of it is copied, which is many times faster than deriving it anew.
const outlets = [
  `create temp table bench_outlet as
   select s.id, md5(s.id::text || $1::text)::uuid as outlet, s.latitude + (random() - 0.5) / 20 as latitude,
          s.longitude + (random() - 0.5) / 20 as longitude
     from bench_first as f join service s using (id)`,
  `insert into service (id, organization_id, status, title, description, category_codes, area_codes, latitude, longitude,
                        radius_meters, fee_kind, fee_amount, languages, skills, min_age_years, eligibility_attributes,
                        opening_hours, opening, capacity, load, version)
   select n.outlet, organization_id, status, title, description, category_codes, area_codes, n.latitude, n.longitude,
          radius_meters, fee_kind, fee_amount, languages, skills, min_age_years, eligibility_attributes,
          opening_hours, opening, capacity, load, version from bench_outlet n join service s using (id)`,
  `insert into service_reach (area_code, category_code, service_id)
   select area_code, category_code, outlet from bench_outlet n join service_reach r on r.service_id = n.id`,
  `insert into service_lane (service_id, group_id, promise, cell, spot)
   select outlet, group_id, promise, lane_cell(latitude, longitude), ll_to_earth(latitude, longitude)::cube
     from bench_outlet n join service_lane l on l.service_id = n.id`,
  `insert into service_card (service_id, title, spot, fee, opening, closures, facets, words)
   select outlet, title, ll_to_earth(latitude, longitude)::cube, fee, opening, closures, facets, words
     from bench_outlet n join service_card c on c.service_id = n.id`,
  'drop table bench_outlet',
]

const indexes = `
select indexname as name, indexdef as definition from pg_indexes i
 where schemaname = current_schema() and tablename in ('service', 'service_lane', 'service_card')
   and not exists (select from pg_constraint c where c.conname = i.indexname)`

const chunk = 20_000
const mostFirsts = 50_000

/** Fills an empty, migrated schema with so many services, as the owner of its tables. */
export async function settleDistrict(client: Client, size: number): Promise<void> {
  await client.query(`select setseed(${seed})`)
  // What is made here refers to what is made here: nothing to look up for each row.
  await client.query('set session_replication_role = replica')
  for (const statement of schema) await client.query(statement)
  // Indexes are made at the end: that is several times faster than one row at a time.
  const { rows } = await client.query<{ name: string; definition: string }>(indexes)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await client.query(organizations, [Math.max(50, Math.ceil(size / 20))])
  await client.query(records)
  const firsts = Math.min(size, mostFirsts)
  for (let from = 1; from <= firsts; from += chunk)
    await client.query(services, [from, Math.min(firsts, from + chunk - 1)])
  await client.query('analyze')
  const parts = Math.ceil(firsts / chunk)
  for (let part = 1; part <= parts; part++) await client.query(reach, [part, parts])
  await client.query('create temp table bench_first as select id from service')
  for (let nth = 1; nth < size / firsts; nth++)
    for (const statement of outlets) await client.query(statement.replace('$1', String(nth)))
  for (const { definition } of rows) await client.query(definition)
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

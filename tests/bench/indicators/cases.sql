-- A district of 15 subdistricts and 259 communities, 3,575 categories below 118 classes of 10 sectors.
set search_path = cases, viewer, public;
insert into known_area (code, level) select 'x', 'DISTRICT' where not exists (select from known_area);
insert into known_area (code, level) select 'x.s' || n, 'SUBDISTRICT' from generate_series(0, 14) n on conflict do nothing;
insert into known_area (code, level) select 'x.s' || n % 15 || '.c' || n, 'COMMUNITY' from generate_series(0, 258) n
  on conflict do nothing;
insert into category (code, name, line)
select 's' || n, 'Sector ' || n, (array['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'])[n % 4 + 1] from generate_series(0, 9) n
  on conflict do nothing;
insert into category (code, name, line)
select p.code || '.k' || n, 'Class ' || n, p.line from generate_series(0, 117) n join category p on p.code = 's' || n % 10
  on conflict do nothing;
insert into category (code, name, line)
select p.code || '.i' || n, '水管维修 Item ' || n, p.line
from generate_series(0, 3574) n join category p on p.code = 's' || n % 118 % 10 || '.k' || n % 118 on conflict do nothing;

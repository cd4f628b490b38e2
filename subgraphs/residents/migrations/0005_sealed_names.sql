-- Names and birth dates are sealed like phone and address, and found by blind marks. What was stored in clear before is
-- sealed by the subgraph itself when it starts, as only it has the key; then the two clear columns are empty for good.

alter table resident
  drop constraint resident_check,
  drop constraint resident_check1,
  add column full_name_sealed bytea,
  add column birth_date_sealed bytea,
  -- Keyed hashes of a name's parts, and of the name with the birth date.
  add column name_marks text[] not null default '{}',
  add constraint resident_whole check (
    erased_at is not null or (data_key is not null and num_nonnulls(full_name, full_name_sealed) = 1)
  ),
  add constraint resident_erased check (
    erased_at is null
    or (num_nonnulls(full_name, birth_date, full_name_sealed, birth_date_sealed, data_key, phone_sealed,
      id_number_sealed, address_sealed, location_sealed, phone_index, id_number_index) = 0
      and name_marks = '{}' and address_marks = '{}')
  );

drop index resident_area;
drop index resident_name;
create index resident_area on resident (area_code, id);
create index resident_name_marks on resident using gin (name_marks);
create index resident_clear on resident (id) where full_name is not null or birth_date is not null;

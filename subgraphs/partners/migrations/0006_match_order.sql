-- What is looked for among many comes out of its index in order and is looked up one by one: however few rows the
-- planner expects, to read them all and sort them would make a large category slow.
alter function match_candidates(text[], text, text[], float8, float8, text[], text[], text[], int, float8, boolean,
                                date[], int4range[], int, int)
  set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off;

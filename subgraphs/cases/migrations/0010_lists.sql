-- Lists are asked for by any area, grids and cells too, and a case's area is always at or below its community: one column
-- serves both. Wide areas are read in the order of the list itself.
drop index case_record_community_code_due_at_id_idx;
drop index case_record_community_code_opened_at_id_idx;
create index case_record_due on case_record (area_code, due_at, id);
create index case_record_newest on case_record (area_code, opened_at desc, id desc);
create index case_record_all_due on case_record (due_at, id);
create index case_record_all_newest on case_record (opened_at desc, id desc);

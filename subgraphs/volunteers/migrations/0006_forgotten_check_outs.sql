-- Who checked in and never out: the hub closes it, and the station, which has the last word on the minutes, can tell.
alter table assignment add column check_out_forgotten boolean not null default false;
alter table assignment add check (not check_out_forgotten or checked_out_at is not null);

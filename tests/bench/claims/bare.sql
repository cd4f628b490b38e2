\set n random(1, 10000)
update volunteers.bare_task set seats_taken = seats_taken + 1, version = version + 1
where id = ('70000000-0000-7000-a000-' || lpad((:n)::text, 12, '0'))::uuid and seats_taken < seats returning seats_taken;

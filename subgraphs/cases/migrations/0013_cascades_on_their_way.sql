-- Cascades that have found somebody are over: the sweep looks at those that are on their way, and they stay few.
select set_config('viewer.role', 'SYSTEM', true);
update referral_cascade c set ended = true
where not ended and exists (select from referral r where r.case_id = c.case_id and r.batch_id = c.batch_id
  and r.status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED'));
create index referral_cascade_on_its_way on referral_cascade (batch_id) where not ended;

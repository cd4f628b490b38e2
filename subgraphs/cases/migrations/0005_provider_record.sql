create function keep_referral_record() returns trigger language plpgsql as $$
declare
  was text := case when tg_op = 'UPDATE' then old.status end;
  had_answered boolean := tg_op = 'UPDATE' and old.responded_at is not null;
begin
  insert into provider_record as r (provider_id, offered, accepted, completed)
  values (
    new.provider_id,
    (tg_op = 'INSERT')::integer,
    -- Whoever accepted has accepted, also when the referral is withdrawn later.
    (case tg_op
      when 'INSERT' then new.status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED')
      else was = 'OFFERED' and new.status = 'ACCEPTED'
    end)::integer,
    (new.status = 'CONFIRMED' and was is distinct from 'CONFIRMED')::integer
  )
  on conflict (provider_id) do update set
    offered = r.offered + excluded.offered,
    accepted = r.accepted + excluded.accepted,
    completed = r.completed + excluded.completed;
  if new.responded_at is not null and not had_answered then
    insert into provider_response values (new.id, new.provider_id, extract(epoch from new.responded_at - new.offered_at) / 60);
  end if;
  return null;
end $$;
create trigger keep_referral_record after insert or update of status on referral
  for each row execute function keep_referral_record();

create function keep_evaluation_record() returns trigger language plpgsql as $$
begin
  -- Quoted: bare, PL/pgSQL takes it for the word of its FOR loops.
  if new.said_by = 'RESIDENT' and new.provider_id is not null then
    insert into provider_record as r (provider_id, evaluations, satisfaction_sum)
    values (
      new.provider_id,
      (tg_op = 'INSERT')::integer,
      new.satisfaction - case when tg_op = 'UPDATE' then old.satisfaction else 0 end
    )
    on conflict (provider_id) do update set
      evaluations = r.evaluations + excluded.evaluations,
      satisfaction_sum = r.satisfaction_sum + excluded.satisfaction_sum;
  end if;
  return null;
end $$;
create trigger keep_evaluation_record after insert or update on evaluation
  for each row execute function keep_evaluation_record();

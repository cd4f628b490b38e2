-- Whoever was to come sees that a task has been called off, also one that only the people of one group could see: their
-- assignment has ended with it, and with the assignment the right to see the task.
create policy task_called_off on task for select using (
  status = 'CANCELLED' and exists (
    select from assignment where assignment.task_id = task.id and assignment.volunteer_id = (select viewer_uuid())
  )
);

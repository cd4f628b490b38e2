import { dice } from '../../database/volunteers/world'
import { Client } from './client'
import type { MortalHub } from './mortal-hub'

const post = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id } }'
const hour = 3_600_000

/** Verified groups with the given numbers, each with one member, whose number is 10,000 higher. */
export async function addGroups(hub: MortalHub, from: number, to: number): Promise<void> {
  const named = (n: string) => `('00000000-0000-7000-a000-' || lpad((${n})::text, 12, '0'))::uuid`
  await hub.sql(`
    with number as (select generate_series(${from}, ${to}) as n),
    added as (
      insert into volunteer_group (id, name, status, registered_by, registered_at, member_count)
      select ${named('n')}, 'Group ' || n, 'VERIFIED', 'test', now(), 1 from number
    ),
    people as (
      insert into volunteer (id, display_name, registered_at) select ${named('n + 10000')}, 'Volunteer ' || n, now() from number
    ),
    places as (insert into group_area select ${named('n')}, 'x' from number)
    insert into membership (group_id, volunteer_id, status, requested_at, admitted_at)
    select ${named('n')}, ${named('n + 10000')}, 'ADMITTED', now(), now() from number`)
}

/** The station has its word once a task has begun: whoever is sent from now on is sent to it as if it were long ago. */
export async function turnBackAssignments(hub: MortalHub): Promise<void> {
  await hub.sql(`
    create function turned_back() returns trigger language plpgsql as $$
    begin
      new.during := tstzrange(lower(new.during) - interval '1000 hours', upper(new.during) - interval '1000 hours');
      return new;
    end $$;
    create trigger turned_back before insert on assignment for each row execute function turned_back()`)
}

/** Areas `x.a` and `x.b`, and a category. */
export async function addCodes(hub: MortalHub): Promise<void> {
  await hub.sql(`insert into known_area values ('x', 'DISTRICT'), ('x.a', 'COMMUNITY'), ('x.b', 'COMMUNITY')`)
  await hub.sql(`insert into known_category values ('help', 'PUBLIC')`)
}

export function stationOf(hub: MortalHub): Promise<Client> {
  return Client.open(hub, { sub: 'worker', role: 'STATION_WORKER', area: 'x' }, dice(1))
}

/** Posts a task, an hour long, that begins so many hours from now: no two of the same number overlap. */
export async function postTask(station: Client, areaCode: string, seats: number, hours: number): Promise<string> {
  const startsAt = Math.ceil(Date.now() / hour) * hour + hours * hour
  const times = { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + hour).toISOString() }
  const task = { title: `Task ${hours}`, categoryCode: 'help', areaCode, seats, ...times }
  const { data, code } = await station.insist(post, { input: { ...task, idempotencyKey: `${areaCode} ${hours}` } })
  if (!data) throw new Error(`the task was refused with ${code}`)
  return data.postTask.id as string
}

import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { demoCommunityCode, demoId, demoResidentAreaCode, demoResidentId, demoStaff } from '../../../shared/demo'
import { demoPerson } from './demo-persons'
import { sealDiary } from '../visit/visit'
import type { Vault, WrappedKey } from '../vault/vault'
import { bytes, insertAll } from './insert-all'

const day = 86_400_000

/** Home visits, with what was heard; and what residents have proposed online. */
export async function seedContact(tx: Transaction, now: Date, vault: Vault): Promise<void> {
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
  const keys = await keysOf(
    tx,
    numbers.map((n) => visited(n)),
  )
  await insertAll(
    tx,
    'visit',
    numbers.map((n) => visitRow(n, now, vault, keys)),
  )
  await sql(
    tx,
    `/* seed_lastVisit */ update household set last_visit_at = visited.at
     from (select household_id, max(visit.at) as at from visit join resident on resident.id = visit.resident_id
       group by household_id) visited
     where visited.household_id = household.id`,
  )
  await insertAll(
    tx,
    'proposal',
    proposals.map((one, index) => proposalRow(one, index + 1, now)),
  )
  await insertAll(
    tx,
    'proposal_author',
    proposals.map(([by], index) => ({ proposal_id: demoId('proposal', index + 1), author_id: demoResidentId(by) })),
  )
  await insertAll(
    tx,
    'proposal_support',
    proposals.flatMap((one, index) => supportRows(one, index + 1, now)),
  )
}

const moods = ['CONTENT', 'NEUTRAL', 'CONTENT', 'WORRIED', 'NEUTRAL', 'DISTRESSED'] as const
const heard = [
  'Doing well; the neighbours look in every day.',
  'The stairs are getting hard; asked about a handrail.',
  'Son visits at weekends. Sleeps badly.',
  'Worried about the heating bill.',
]
const needs = ['A handrail on the stairs', 'Somebody to fetch medicine on Mondays', 'Help with the heating subsidy']

function visited(n: number): string {
  return demoResidentId(1 + ((n * 7) % 420))
}

async function keysOf(tx: Transaction, residentIds: readonly string[]): Promise<Map<string, WrappedKey>> {
  const text = '/* seed_keys */ select id, data_key as key from resident where id = any($1::uuid[])'
  const rows = await sql<{ id: string; key: WrappedKey }>(tx, text, [residentIds])
  return new Map(rows.map(({ id, key }) => [id, key]))
}

function visitRow(n: number, now: Date, vault: Vault, keys: ReadonlyMap<string, WrappedKey>) {
  const worker = demoStaff[2 + (n % 3)]
  const residentId = visited(n)
  const key = keys.get(residentId)
  if (!key) throw new Error('a demo visit is to nobody')
  const need = n % 5 === 0 ? (needs[n % needs.length] ?? null) : null
  const diary = sealDiary(
    vault,
    { id: demoId('visit', n), residentId, key },
    { note: heard[n % heard.length] ?? null, need },
  )
  return {
    id: demoId('visit', n),
    resident_id: residentId,
    staff_member_id: worker?.id,
    at: new Date(now.getTime() - ((n * 3) % 120) * day - (n % 8) * 3_600_000),
    mood: moods[n % moods.length],
    note_sealed: bytes(diary.noteSealed),
    need_sealed: bytes(diary.needSealed),
  }
}

type Proposed = readonly [by: number, kind: string, status: string, supporters: number, body: string, answer?: string]
const proposals: readonly Proposed[] = [
  [
    8,
    'DELIBERATION',
    'OPEN',
    31,
    'A bench under the old locust tree, so that one can rest on the way from the market.',
  ],
  [15, 'DEMAND', 'OPEN', 6, 'The lamp at the west gate has been dark for a week.'],
  [
    22,
    'DELIBERATION',
    'ANSWERED',
    44,
    'Quiet hours in the courtyard lanes at noon.',
    'Agreed at the residents’ meeting: 12:00 to 14:00.',
  ],
  [
    29,
    'THANKS',
    'ANSWERED',
    12,
    'Thanks to the volunteers who carried the shopping up in the snow.',
    'We have passed it on.',
  ],
  [43, 'DEMAND', 'OPEN', 9, 'A charging place for mobility scooters near the station.'],
  [57, 'DELIBERATION', 'DECLINED', 3, 'Parking in the fire lane at night.', 'The fire lane has to stay free.'],
  [64, 'DEMAND', 'OPEN', 17, 'Reading glasses to borrow at the waiting area.'],
  [71, 'DELIBERATION', 'OPEN', 25, 'A shared vegetable bed behind grid 4.'],
]

function proposalRow([by, kind, status, supporters, body, answer]: Proposed, n: number, now: Date) {
  return {
    id: demoId('proposal', n),
    kind,
    status,
    author_name: demoPerson(by).preferredName,
    area_code: n % 2 ? demoCommunityCode : demoResidentAreaCode(by),
    body,
    supporters,
    answer: answer ?? null,
    submitted_at: new Date(now.getTime() - n * 4 * day),
  }
}

/** As many supporters as the proposal says, each once. */
function supportRows([by, , , supporters]: Proposed, n: number, now: Date) {
  return Array.from({ length: supporters }, (_, index) => ({
    proposal_id: demoId('proposal', n),
    supporter_id: demoResidentId(1 + ((by + 3 + index * 5) % 420)),
    at: new Date(now.getTime() - n * 2 * day),
  }))
}

import type { Query } from '../../support/case-invariants'
import { recountOf } from '../../support/case-recount'
import { demoPersons } from '../../../shared/demo'
import type { Acknowledged } from './life'
import type { MortalHub } from './mortal-hub'

/** Lives that the test has played; the demo territory brings cases of its own. */
const played = `c.summary like 'Life %'`
const out = `('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED')`

/** Once all deadlines have passed, each has been heard, whoever was up at the time: each row here was forgotten. */
const forgotten: Readonly<Record<string, string>> = {
  'a case is late and has not said so': `select id, heard from case_record c where ${played} and heard < 4
    and status not in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN') and paused_since is null`,
  'an offer waits beyond its time': `select r.id from referral r join case_record c on c.id = r.case_id
    where ${played} and r.status = 'OFFERED' and r.respond_by <= (select now() + by from test_time.shift)`,
  'a referral is late and has not said so': `select r.id, r.heard from referral r join case_record c on c.id = r.case_id
    where ${played} and r.status in ('ACCEPTED', 'CHECKED_IN') and r.heard < 4`,
  'a milestone was told to nobody': `select c.id, m.text from case_record c
    join (values (1, '% is due soon%'), (2, '% is overdue'), (3, '% is overdue by eight opening hours')) m (heard, text)
      on c.heard >= m.heard
    where ${played} and not exists (select from notice n where n.case_id = c.id and n.referral_id is null and n.text like m.text)`,
  'somebody was told the same twice': `select n.case_id, n.referral_id, n.recipient, n.text from notice n
    join case_record c on c.id = n.case_id where ${played} and n.kind in ('DUE_SOON', 'OVERDUE')
    group by n.case_id, n.referral_id, n.recipient, n.text having count(*) > 1`,
  'a cascade came to a stand': `select b.batch_id from referral_cascade b join case_record c on c.id = b.case_id
    where ${played} and not b.ended and c.status in ('IN_PROGRESS', 'COORDINATING') and not exists (
      select from referral r where r.batch_id = b.batch_id
      and (r.status in ${out} or r.status in ('CONFIRMED', 'WITHDRAWN')))`,
  "a provider's record is not the sum of its referrals": `select provider_id, p.offered, r.offered as counted
    from provider_record p full join (
      select provider_id, count(*) as offered,
        count(*) filter (where responded_at is not null and status <> 'DECLINED') as accepted,
        count(*) filter (where status = 'CONFIRMED') as completed
      from referral group by 1) r using (provider_id)
    where (p.offered, p.accepted, p.completed) is distinct from (r.offered, r.accepted, r.completed)
      and (p.offered > 0 or r.offered > 0)`,
}

export async function forgottenOf(query: Query): Promise<string[]> {
  const problems: string[] = []
  for (const [words, text] of Object.entries(forgotten))
    for (const row of await query(text)) problems.push(`${words}: ${JSON.stringify(row)}`)
  return problems
}

/** What was acknowledged and is not there. */
export async function lostOf(query: Query, { versions, accepted, notes }: Acknowledged): Promise<string[]> {
  const cases = await query<{ id: string; version: number }>('select id, version from case_record')
  const standing = new Map(cases.map(({ id, version }) => [id, version]))
  const answered = await query<{ id: string }>(
    `select id from referral where responded_at is not null and status <> 'DECLINED'`,
  )
  const written = await query<{ id: string }>('select id from case_note')
  const gone = (told: Iterable<string>, rows: readonly { id: string }[]) => {
    const there = new Set(rows.map(({ id }) => id))
    return [...told].filter((id) => !there.has(id))
  }
  return [
    ...[...versions].filter(([id, version]) => (standing.get(id) ?? 0) < version).map(([id]) => `version of ${id}`),
    ...gone(accepted, answered).map((id) => `acceptance of ${id}`),
    ...gone(notes, written).map((id) => `note ${id}`),
  ]
}

/** Events of a subgraph that a consumer, anywhere, has not handled though it handles others of the kind. */
export function unheardEvents(query: Query): Promise<{ consumer: string; kind: string; missing: number }[]> {
  const all = (table: string) =>
    ['residents', 'cases', 'partners', 'volunteers'].map((name) => `select * from ${name}.${table}`).join(' union all ')
  return query(`with e as (${all('event')}), h as (${all('consumed_event')}),
    wanted as (select distinct h.consumer, e.kind from h join e on e.id = h.event_id)
    select w.consumer, w.kind, count(*)::integer as missing from wanted w join e using (kind)
    where not exists (select from h where h.consumer = w.consumer and h.event_id = e.id) group by 1, 2`)
}

/** Figures as the hub answers them, and as they are counted anew from the cases. */
export async function figuresOf(hub: MortalHub, areas: readonly string[]) {
  const recount = await recountOf(hub.query)
  const [from, to] = ['2026-11-01', '2026-12-31']
  const fields = `opened closed open overdue responseRate resolutionRate satisfactionRate medianHoursToResolve
    byLine { line opened closed } byCategory(first: 100) { category { code } opened closed }`
  const answers = []
  for (const area of areas) {
    const answer = await hub.ask(
      demoPersons.district,
      `{ area(code: "${area}") { indicators(from: "${from}", to: "${to}") { ${fields} } } }`,
    )
    answers.push([answer?.data?.area?.indicators, recount.of(area, from, to, hub.now())])
  }
  return { kept: answers.map(([kept]) => kept), counted: answers.map(([, counted]) => counted) }
}

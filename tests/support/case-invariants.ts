import { allowedFrom, type Case } from '../../subgraphs/cases/case/case'
import type { CaseEvent } from '../../subgraphs/cases/case/timeline'
import { rebuild, type Rebuilt } from './case-rebuild'

/** Runs a statement of an administrator, or of the hub itself, in the schema of cases. */
export type Query = <Row extends object>(text: string) => Promise<Row[]>

/** Combinations that the diagrams do not have, whoever did what at the same time: each finds the rows that break it. */
const forbidden: Readonly<Record<string, string>> = {
  'two providers have won the same offer': `select batch_id from referral where mode in ('FIRST_ACCEPT', 'CASCADE')
    and responded_at is not null and status <> 'DECLINED' group by batch_id having count(*) > 1`,
  'an offer is open though another provider was first': `select o.id from referral o join referral w using (batch_id)
    where o.mode = 'FIRST_ACCEPT' and o.status = 'OFFERED' and w.responded_at is not null and w.status <> 'DECLINED'`,
  'a cascade offers to two at once': `select batch_id from referral where mode = 'CASCADE'
    and status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED') group by batch_id having count(*) > 1`,
  'a case is resolved while a referral is out': `select c.id from case_record c join referral r on r.case_id = c.id
    where c.status in ('RESOLVED', 'CLOSED') and r.status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED')`,
  'a case is resolved while a document is missing': `select c.id from case_record c join case_document d on d.case_id = c.id
    where c.status in ('RESOLVED', 'CLOSED') and d.received_at is null`,
  'a referral outlives a case that was withdrawn': `select c.id from case_record c join referral r on r.case_id = c.id
    where c.status in ('WITHDRAWN', 'REDIRECTED') and r.status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN')`,
  'a case that was not begun is referred': `select c.id from case_record c join referral r on r.case_id = c.id
    where c.status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'REDIRECTED')`,
  'a case is paused or escalated though nobody works on it': `select id from case_record
    where status in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN')
    and (paused_since is not null or escalated_at is not null)`,
  'a referral may take longer than its case': `select r.id from referral r join case_record c on c.id = r.case_id
    where r.complete_by > c.due_at`,
  'an answer may take longer than its work': `select id from referral
    where respond_by > complete_by and complete_by > offered_at`,
  'a deadline was heard twice, or not at all': `select c.id from case_record c
    left join case_event e on e.case_id = c.id and e.kind = 'OVERDUE' group by c.id, c.heard
    having count(e.id) <> (c.heard >= 2)::integer`,
  'somebody was told of the same deadline twice': `select n.case_id, n.recipient, n.kind from notice n
    join case_record c on c.id = n.case_id
    where n.referral_id is null and n.kind = 'DUE_SOON' group by 1, 2, 3 having count(*) > 1`,
  'a change of a case was told to nobody': `select c.id from case_record c join event o on o.aggregate_id = c.id::text
    group by c.id, c.version having max(o.version) <> c.version`,
}

/** What is wrong with the cases of a database, in words; nothing when all is well. */
export async function broken(query: Query): Promise<string[]> {
  const problems: string[] = []
  for (const [words, text] of Object.entries(forbidden))
    for (const row of await query(text)) problems.push(`${words}: ${JSON.stringify(row)}`)
  return [...problems, ...(await unfaithful(query))]
}

/** Timelines that have gaps, take a step that the diagram does not have, or do not come to their case. */
async function unfaithful(query: Query): Promise<string[]> {
  const cases = await query<Row>(`select id, status, handling, assignee_id as "assigneeId", version, urges,
    responded_at as "respondedAt", resolved_at as "resolvedAt", closed_at as "closedAt",
    escalated_at as "escalatedAt", paused_since as "pausedSince" from case_record`)
  const events = await query<CaseEvent>(`select case_id as "caseId", sequence, kind, at, status,
    referral_id as "referralId", assignee_id as "assigneeId" from case_event order by case_id, sequence`)
  const byCase = new Map<string, CaseEvent[]>(cases.map(({ id }) => [id, []]))
  for (const event of events) byCase.get(event.caseId)?.push(event)
  return cases.flatMap((the) => {
    const told = byCase.get(the.id) ?? []
    const stored = storedOf(the)
    const same = JSON.stringify(rebuild(told)) === JSON.stringify(stored)
    const jump = told.find((event, n) => !isStep(told[n - 1]?.status ?? event.status, event.status, the))
    return [
      ...(same ? [] : [`a timeline does not come to its case: ${JSON.stringify([rebuild(told), stored])}`]),
      ...(jump ? [`a case took a step that there is not: ${JSON.stringify(jump)}`] : []),
    ]
  })
}

type Row = Pick<Case, 'id' | 'status' | 'handling' | 'assigneeId' | 'version' | 'urges'> &
  Pick<Case, 'respondedAt' | 'resolvedAt' | 'closedAt' | 'escalatedAt' | 'pausedSince'>

function storedOf(the: Row): Rebuilt {
  const { status, assigneeId, version, urges } = the
  const time = (at: Date | null) => at?.getTime() ?? null
  return {
    ...{ status, assigneeId, version, urges, respondedAt: time(the.respondedAt), resolvedAt: time(the.resolvedAt) },
    ...{ closedAt: time(the.closedAt), escalatedAt: time(the.escalatedAt), pausedSince: time(the.pausedSince) },
  }
}

function isStep(from: Case['status'], to: Case['status'], { handling }: Row): boolean {
  return from === to || allowedFrom({ status: from, handling }).includes(to)
}

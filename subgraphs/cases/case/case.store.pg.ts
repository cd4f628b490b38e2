import type { Transaction } from '../../../shared/database'
import { entities, sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import type { Case, CaseStatus } from './case'
import type { CaseDocument } from './case-parts'
import { caseColumns, caseOf, rowOf, type CaseRead } from './case.columns'
import { CaseRow } from './case.entity'
import { countCases, listCases } from './case.list.pg'
import type { CaseFilter, CaseOrder, CaseOrigin } from './case-question'
import type { CaseStore, StoredCase } from './case.store'
import { nextNumber } from './case.number.pg'

/** In order of opening, so that the newest is kept where one was redirected or withdrawn and another followed it. */
const byOrigin: Readonly<Record<CaseOrigin, string>> = {
  proposalId: `/* casesByProposals */ select ${caseColumns} from case_record c
    where c.proposal_id = any($1::uuid[]) order by c.opened_at, c.id`,
  visitId: `/* casesByVisits */ select ${caseColumns} from case_record c
    where c.visit_id = any($1::uuid[]) order by c.opened_at, c.id`,
  appointmentId: `/* casesByAppointments */ select ${caseColumns} from case_record c
    where c.appointment_id = any($1::uuid[]) order by c.opened_at, c.id`,
}

export class PgCaseStore implements CaseStore {
  readonly nextNumber = nextNumber

  async add(tx: Transaction, the: Case, documents: readonly string[]): Promise<void> {
    await entities(tx).insert(CaseRow, rowOf(the))
    if (documents.length === 0) return
    const text = `/* addCaseDocuments */ insert into case_document (case_id, name, position)
      select $1, name, position from unnest($2::text[]) with ordinality as d (name, position)`
    await sql(tx, text, [the.id, documents])
  }

  async lock(tx: Transaction, id: string): Promise<Case | null> {
    const text = `/* lockCase */ select ${caseColumns} from case_record c where c.id = $1 for update`
    const [row] = await sql<CaseRead>(tx, text, [id])
    return row ? caseOf(row) : null
  }

  async save(tx: Transaction, the: Case): Promise<void> {
    const { id, ...columns } = rowOf(the)
    await entities(tx).update(CaseRow, { id }, columns)
  }

  async byIds(tx: Transaction, ids: readonly string[]): Promise<readonly StoredCase[]> {
    const text = `/* casesByIds */ select ${caseColumns} from case_record c where c.id = any($1::uuid[])`
    return (await sql<CaseRead>(tx, text, [ids])).map(caseOf)
  }

  async byNumber(tx: Transaction, number: string): Promise<StoredCase | null> {
    const text = `/* caseByNumber */ select ${caseColumns} from case_record c where c.number = $1`
    const [row] = await sql<CaseRead>(tx, text, [number])
    return row ? caseOf(row) : null
  }

  async byOrigins(tx: Transaction, origin: CaseOrigin, ids: readonly string[]): Promise<readonly StoredCase[]> {
    return (await sql<CaseRead>(tx, byOrigin[origin], [ids])).map(caseOf)
  }

  async list(tx: Transaction, filter: CaseFilter, order: CaseOrder, page: Page): Promise<readonly StoredCase[]> {
    return (await listCases(tx, filter, order, page)).map(caseOf)
  }

  count(tx: Transaction, filter: CaseFilter): Promise<number> {
    return countCases(tx, filter)
  }

  async ofResidents(tx: Transaction, residentIds: readonly string[], status: readonly CaseStatus[] | null, page: Page) {
    const text = `/* casesOfResidents */ select c.* from unnest($1::uuid[]) as k (id) cross join lateral (
        select ${caseColumns} from case_record c
        where c.resident_id = k.id and ($2::text[] is null or c.status = any($2))
          and ($3::timestamptz is null or (c.opened_at, c.id) < ($3, $4::uuid))
        order by c.opened_at desc, c.id desc limit $5) c`
    const values = [residentIds, status, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]
    return (await sql<CaseRead>(tx, text, values)).map(caseOf)
  }

  countOfResidents(tx: Transaction, residentIds: readonly string[], status: readonly CaseStatus[] | null) {
    const text = `/* countCasesOfResidents */ select resident_id as key, count(*) as count from case_record
      where resident_id = any($1::uuid[]) and ($2::text[] is null or status = any($2)) group by resident_id`
    return sql<{ key: string; count: number }>(tx, text, [residentIds, status])
  }

  caseloads(tx: Transaction, staffIds: readonly string[]) {
    const text = `/* caseloads */ select assignee_id as "staffId", count(*) as open from case_record
      where assignee_id = any($1::uuid[]) and status not in ('RESOLVED', 'CLOSED', 'REDIRECTED', 'WITHDRAWN')
      group by assignee_id`
    return sql<{ staffId: string; open: number }>(tx, text, [staffIds])
  }

  documents(tx: Transaction, caseIds: readonly string[]) {
    const text = `/* documentsOfCases */ select case_id as "caseId", name, received_at as "receivedAt"
      from case_document where case_id = any($1::uuid[]) order by case_id, position`
    return sql<CaseDocument>(tx, text, [caseIds])
  }

  async receiveDocument(tx: Transaction, caseId: string, name: string, at: Date): Promise<boolean> {
    const text = `/* receiveDocument */ update case_document set received_at = coalesce(received_at, $3)
      where case_id = $1 and name = $2 returning name`
    return (await sql(tx, text, [caseId, name, at])).length > 0
  }
}

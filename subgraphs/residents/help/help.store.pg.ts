import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Help, HelpStore } from './help.store'

export class PgHelpStore implements HelpStore {
  async save(tx: Transaction, help: Help): Promise<void> {
    await sql(
      tx,
      `/* saveHelp */ insert into help (id, case_id, resident_id, organization_id, volunteer_id, active)
       values ($1, $2, coalesce($3, (select resident_id from case_resident where case_id = $2)), $4, $5, $6)
       on conflict (id) do update set active = excluded.active,
         resident_id = coalesce(excluded.resident_id, help.resident_id)`,
      [help.id, help.caseId, help.residentId, help.organizationId, help.volunteerId, help.active],
    )
  }

  async saveCase(tx: Transaction, caseId: string, residentId: string): Promise<void> {
    await sql(
      tx,
      `/* saveCaseResident */ insert into case_resident (case_id, resident_id) values ($1, $2)
       on conflict (case_id) do update set resident_id = excluded.resident_id`,
      [caseId, residentId],
    )
    await sql(tx, '/* fillHelp */ update help set resident_id = $2 where case_id = $1 and resident_id is null', [
      caseId,
      residentId,
    ])
  }
}

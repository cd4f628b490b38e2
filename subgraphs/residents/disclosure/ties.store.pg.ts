import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { DataScope } from '../consent/consent'
import type { Ties } from './disclosure'
import type { TiesStore } from './ties.store'

interface TiesRow {
  readonly residentId: string
  readonly helpsIn: readonly string[]
  readonly consents: readonly {
    readonly scopes: DataScope[]
    readonly caseId: string | null
    readonly expiresAt: number | null
    readonly withdrawnAt: number | null
  }[]
  readonly glassUntil: Date | null
}

export class PgTiesStore implements TiesStore {
  async toResidents(tx: Transaction, residentIds: readonly string[]): Promise<(Ties & { residentId: string })[]> {
    const rows = await sql<TiesRow>(
      tx,
      `/* tiesToResidents */
       select asked.id as "residentId",
         array(select help.case_id::text from help where help.resident_id = asked.id and help.active
           and case when viewer.role() = 'VOLUNTEER' then help.volunteer_id::text = viewer.id()
             else help.organization_id::text = viewer.organization() end) as "helpsIn",
         (select coalesce(jsonb_agg(jsonb_build_object('scopes', scopes, 'caseId', case_id,
             'expiresAt', extract(epoch from expires_at) * 1000, 'withdrawnAt', extract(epoch from withdrawn_at) * 1000)), '[]')
           from consent where consent.resident_id = asked.id
             and consent.grantee_id::text = viewer.organization()) as consents,
         (select max(until) from broken_glass
           where broken_glass.resident_id = asked.id and broken_glass.officer_id = viewer.id()) as "glassUntil"
       from unnest($1::uuid[]) asked (id)`,
      [residentIds],
    )
    return rows.map((row) => ({ ...row, consents: row.consents.map(consentOf) }))
  }
}

function consentOf({ expiresAt, withdrawnAt, ...consent }: TiesRow['consents'][number]) {
  const instant = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds))
  return { ...consent, expiresAt: instant(expiresAt), withdrawnAt: instant(withdrawnAt) }
}

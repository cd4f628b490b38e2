import { approximate } from './approximate-location'
import type { Case } from './case'
import type { Assessment, Certificate, NeedRequirements, ServicePlan } from './case-parts'
import type { StoredCase } from './case.store'

/** A row as the statements of the store read it: places in two columns, instants inside JSON as text. */
export type CaseRead = Omit<StoredCase, 'location' | 'roughly'> & {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** What every statement reads of `case_record c`; `helping` follows from the viewer's own referrals and assignments. */
export const caseColumns = `
  c.id, c.number, c.status, c.channel, c.category_code as "categoryCode", c.service_item_code as "serviceItemCode",
  c.handling, c.urgency, c.summary, c.description, c.resident_id as "residentId", c.proposal_id as "proposalId",
  c.visit_id as "visitId", c.appointment_id as "appointmentId", c.community_code as "communityCode",
  c.area_code as "areaCode", c.latitude, c.longitude, c.requirements, c.assignee_id as "assigneeId", c.assessment,
  c.plan, c.certificate, c.outcome, c.opened_at as "openedAt", c.respond_by as "respondBy", c.due_at as "dueAt",
  c.responded_at as "respondedAt", c.resolved_at as "resolvedAt", c.closed_at as "closedAt",
  c.escalated_at as "escalatedAt", c.paused_since as "pausedSince", c.urges, c.last_urged_at as "lastUrgedAt",
  coalesce(c.warn_at, c.due_at) as "warnAt", c.heard, c.reopened_at as "reopenedAt", c.version,
  case
    when (select viewer.role()) in ('PARTNER', 'VOLUNTEER_COORDINATOR') then exists (
      select from referral r where r.case_id = c.id and r.provider_id::text = (select viewer.organization())
        and r.status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED', 'CONFIRMED'))
    else coalesce((select viewer.role()) = 'VOLUNTEER', false)
  end as helping`

/** The domain's case of a row. */
export function caseOf<Row extends CaseRead>({ latitude, longitude, ...row }: Row): StoredCase {
  const location = latitude === null || longitude === null ? null : { latitude, longitude }
  return {
    ...row,
    location,
    roughly: location && approximate(location),
    requirements: requirementsOf(row.requirements),
    assessment: dated<Assessment>(row.assessment, 'at'),
    plan: dated<ServicePlan>(row.plan, 'at'),
    certificate: dated<Certificate>(row.certificate, 'issuedAt'),
  }
}

/** The columns of a case; what a stored one has beside them is left out. */
export function rowOf(the: Case): Omit<CaseRead, 'helping'> {
  const { location, helping: _, roughly: __, ...row } = the as StoredCase
  return { ...row, latitude: location?.latitude ?? null, longitude: location?.longitude ?? null }
}

function requirementsOf(stored: NeedRequirements): NeedRequirements {
  const windows = stored.windows.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }))
  return { ...stored, windows }
}

function dated<Part extends object>(part: Part | null, key: keyof Part): Part | null {
  return part && { ...part, [key]: new Date(part[key] as Date) }
}

import type { ServiceLine } from '../category/category'
import type { CaseStatus, Urgency } from './case'

/** Which cases are asked for; null: does not matter. */
export interface CaseFilter {
  readonly area: string | null
  readonly status: readonly CaseStatus[] | null
  readonly line: ServiceLine | null
  readonly categoryCode: string | null
  readonly assigneeId: string | null
  readonly residentId: string | null
  /** Measured at `now`. */
  readonly overdue: boolean | null
  readonly now: Date
  readonly escalated: boolean | null
  readonly urgency: readonly Urgency[] | null
  readonly openedFrom: Date | null
  readonly openedTo: Date | null
  readonly search: string | null
  /**
   * What row-level security leaves of the list for a viewer with an area: at or below it, or held by the viewer. Said
   * here as well, since an index can be used for this and not for a policy. Null: no such bounds.
   */
  readonly own: { readonly area: string; readonly ofStation: boolean; readonly holderId: string | null } | null
}

export type CaseOrigin = 'proposalId' | 'visitId' | 'appointmentId'

export type CaseOrder = 'DUE_FIRST' | 'NEWEST_FIRST'

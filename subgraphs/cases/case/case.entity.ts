import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Assessment, Certificate, NeedRequirements, ServicePlan } from './case-parts'

/** A row of `case_record`, as it is written. */
@Entity({ name: 'case_record' })
export class CaseRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string
  @Column({ type: 'text' })
  number: string
  @Column({ type: 'text' })
  status: string
  @Column({ type: 'text' })
  channel: string
  @Column({ name: 'category_code', type: 'text' })
  categoryCode: string
  @Column({ name: 'service_item_code', type: 'text', nullable: true })
  serviceItemCode: string | null
  @Column({ type: 'text' })
  handling: string
  @Column({ type: 'text' })
  urgency: string
  @Column({ type: 'text' })
  summary: string
  @Column({ type: 'text', nullable: true })
  description: string | null
  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null
  @Column({ name: 'proposal_id', type: 'uuid', nullable: true })
  proposalId: string | null
  @Column({ name: 'visit_id', type: 'uuid', nullable: true })
  visitId: string | null
  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId: string | null
  @Column({ name: 'community_code', type: 'text' })
  communityCode: string
  @Column({ name: 'area_code', type: 'text' })
  areaCode: string
  @Column({ type: 'double precision', nullable: true })
  latitude: number | null
  @Column({ type: 'double precision', nullable: true })
  longitude: number | null
  @Column({ type: 'jsonb' })
  requirements: NeedRequirements
  @Column({ name: 'assignee_id', type: 'uuid', nullable: true })
  assigneeId: string | null
  @Column({ type: 'jsonb', nullable: true })
  assessment: Assessment | null
  @Column({ type: 'jsonb', nullable: true })
  plan: ServicePlan | null
  @Column({ type: 'jsonb', nullable: true })
  certificate: Certificate | null
  @Column({ type: 'text', nullable: true })
  outcome: string | null
  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date
  @Column({ name: 'respond_by', type: 'timestamptz' })
  respondBy: Date
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date
  @Column({ name: 'responded_at', type: 'timestamptz', nullable: true })
  respondedAt: Date | null
  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt: Date | null
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null
  @Column({ name: 'escalated_at', type: 'timestamptz', nullable: true })
  escalatedAt: Date | null
  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null
  @Column({ type: 'integer' })
  urges: number
  @Column({ name: 'last_urged_at', type: 'timestamptz', nullable: true })
  lastUrgedAt: Date | null
  @Column({ name: 'warn_at', type: 'timestamptz', nullable: true })
  warnAt: Date | null
  @Column({ type: 'smallint' })
  heard: number
  @Column({ name: 'reopened_at', type: 'timestamptz', nullable: true })
  reopenedAt: Date | null
  @Column({ type: 'integer' })
  version: number
}

import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A row of `referral`, as it is written. */
@Entity({ name: 'referral' })
export class ReferralRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string
  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string
  @Column({ name: 'community_code', type: 'text' })
  communityCode: string
  @Column({ name: 'area_code', type: 'text' })
  areaCode: string
  @Column({ name: 'assignee_id', type: 'uuid', nullable: true })
  assigneeId: string | null
  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null
  @Column({ name: 'provider_id', type: 'uuid' })
  providerId: string
  @Column({ name: 'provider_kind', type: 'text' })
  providerKind: string
  @Column({ name: 'offer_id', type: 'text', nullable: true })
  offerId: string | null
  @Column({ type: 'text' })
  mode: string
  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string
  @Column({ type: 'text' })
  status: string
  @Column({ type: 'text', nullable: true })
  message: string | null
  @Column({ name: 'respond_by', type: 'timestamptz' })
  respondBy: Date
  @Column({ name: 'complete_by', type: 'timestamptz' })
  completeBy: Date
  @Column({ type: 'integer' })
  urges: number
  @Column({ name: 'last_urged_at', type: 'timestamptz', nullable: true })
  lastUrgedAt: Date | null
  @Column({ name: 'decline_reason', type: 'text', nullable: true })
  declineReason: string | null
  @Column({ name: 'outcome_done', type: 'boolean', nullable: true })
  outcomeDone: boolean | null
  @Column({ name: 'outcome_text', type: 'text', nullable: true })
  outcomeText: string | null
  @Column({ name: 'outcome_fee', type: 'numeric', nullable: true })
  outcomeFee: number | null
  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt: Date
  @Column({ name: 'responded_at', type: 'timestamptz', nullable: true })
  respondedAt: Date | null
  @Column({ name: 'checked_in_at', type: 'timestamptz', nullable: true })
  checkedInAt: Date | null
  @Column({ name: 'reported_at', type: 'timestamptz', nullable: true })
  reportedAt: Date | null
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null
  @Column({ type: 'smallint' })
  heard: number
  @Column({ type: 'integer' })
  version: number
}

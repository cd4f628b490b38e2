import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { DataScope } from './consent'

@Entity({ name: 'consent' })
export class ConsentEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string

  @Column({ name: 'grantee_id', type: 'uuid' })
  granteeId: string

  @Column({ name: 'scopes', type: 'text', array: true })
  scopes: DataScope[]

  @Column({ name: 'purpose', type: 'text' })
  purpose: string

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null

  @Column({ name: 'granted_at', type: 'timestamptz' })
  grantedAt: Date

  @Column({ name: 'granted_by', type: 'text' })
  grantedBy: string

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null
}

import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Mood } from './visit'

@Entity({ name: 'visit' })
export class VisitEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string

  @Column({ name: 'staff_member_id', type: 'uuid' })
  staffMemberId: string

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date

  @Column({ name: 'mood', type: 'text' })
  mood: Mood

  @Column({ name: 'note_sealed', type: 'bytea', nullable: true })
  noteSealed: Buffer | null

  @Column({ name: 'need_sealed', type: 'bytea', nullable: true })
  needSealed: Buffer | null
}

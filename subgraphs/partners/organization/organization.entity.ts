import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ name: 'organization' })
export class OrganizationRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string
  @Column({ name: 'name', type: 'text' })
  name: string
  @Column({ name: 'kind', type: 'text' })
  kind: string
  @Column({ name: 'status', type: 'text' })
  status: string
  @Column({ name: 'description', type: 'text', nullable: true })
  description: string | null
  @Column({ name: 'registration_number', type: 'text', nullable: true })
  registrationNumber: string | null
  @Column({ name: 'website', type: 'text', nullable: true })
  website: string | null
  @Column({ name: 'phone', type: 'text', nullable: true })
  phone: string | null
  @Column({ name: 'email', type: 'text', nullable: true })
  email: string | null
  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null
  @Column({ name: 'latitude', type: 'float8', nullable: true })
  latitude: number | null
  @Column({ name: 'longitude', type: 'float8', nullable: true })
  longitude: number | null
  @Column({ name: 'applied_area_codes', type: 'text', array: true })
  appliedAreaCodes: string[]
  @Column({ name: 'area_codes', type: 'text', array: true })
  areaCodes: string[]
  @Column({ name: 'suspension_reason', type: 'text', nullable: true })
  suspensionReason: string | null
  @Column({ name: 'joined_at', type: 'timestamptz' })
  joinedAt: Date
  @Column({ name: 'version', type: 'int' })
  version: number
}

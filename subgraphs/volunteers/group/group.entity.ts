import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ name: 'volunteer_group' })
export class GroupRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string

  @Column({ name: 'name', type: 'text' })
  name: string

  @Column({ name: 'description', type: 'text', nullable: true })
  description: string | null

  @Column({ name: 'status', type: 'text' })
  status: string

  @Column({ name: 'base_latitude', type: 'float8', nullable: true })
  baseLatitude: number | null

  @Column({ name: 'base_longitude', type: 'float8', nullable: true })
  baseLongitude: number | null

  @Column({ name: 'supervisor_id', type: 'uuid', nullable: true })
  supervisorId: string | null

  @Column({ name: 'registered_by', type: 'text' })
  registeredBy: string

  @Column({ name: 'member_count', type: 'integer', default: 0 })
  memberCount: number

  @Column({ name: 'minutes_served', type: 'bigint', default: 0 })
  minutesServed: number

  @Column({ name: 'version', type: 'integer' })
  version: number

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date
}

@Entity({ name: 'group_area' })
export class GroupAreaRow {
  @PrimaryColumn({ name: 'group_id', type: 'uuid' })
  groupId: string

  @PrimaryColumn({ name: 'area_code', type: 'text' })
  areaCode: string
}

@Entity({ name: 'group_category' })
export class GroupCategoryRow {
  @PrimaryColumn({ name: 'group_id', type: 'uuid' })
  groupId: string

  @PrimaryColumn({ name: 'category_code', type: 'text' })
  categoryCode: string
}

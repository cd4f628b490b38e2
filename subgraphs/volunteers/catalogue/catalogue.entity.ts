import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ name: 'known_area' })
export class KnownAreaRow {
  @PrimaryColumn({ name: 'code', type: 'text' })
  code: string

  @Column({ name: 'level', type: 'text' })
  level: string
}

@Entity({ name: 'known_category' })
export class KnownCategoryRow {
  @PrimaryColumn({ name: 'code', type: 'text' })
  code: string

  @Column({ name: 'line', type: 'text' })
  line: string
}

@Entity({ name: 'known_staff' })
export class KnownStaffRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string

  @Column({ name: 'community_code', type: 'text' })
  communityCode: string
}

import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ name: 'service_item' })
export class ServiceItemRow {
  @PrimaryColumn({ type: 'text' })
  code: string
  @Column({ type: 'text' })
  title: string
  @Column({ name: 'category_code', type: 'text' })
  categoryCode: string
  @Column({ type: 'text' })
  handling: string
  @Column({ name: 'required_documents', type: 'text', array: true })
  requiredDocuments: string[]
  @Column({ name: 'respond_within_hours', type: 'numeric' })
  respondWithinHours: number
  @Column({ name: 'complete_within_hours', type: 'numeric' })
  completeWithinHours: number
  @Column({ type: 'boolean' })
  active: boolean
}

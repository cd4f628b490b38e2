import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { LocalDate } from '../../../shared/graphql'
import { ServiceLineEnum } from '../category/category.type'
import type { ServiceLine } from '../category/category'
import { enumOf } from '../enum-of'
import type { CaseStatus, IntakeChannel, Urgency } from './case'
import type { CaseOrder } from './case-question'
import { CaseStatusEnum, IntakeChannelEnum, UrgencyEnum } from './case.type'

export const CaseOrderEnum = enumOf<CaseOrder>(['DUE_FIRST', 'NEWEST_FIRST'])
registerEnumType(CaseOrderEnum, { name: 'CaseOrder' })

@InputType()
export class GeoPointInput {
  @Field(() => Float)
  latitude: number
  @Field(() => Float)
  longitude: number
}

@InputType()
export class TimeWindowInput {
  @Field()
  startsAt: Date
  @Field()
  endsAt: Date
}

@InputType()
export class NeedRequirementsInput {
  @Field(() => [String], { nullable: true })
  languages?: string[] | null
  @Field(() => [String], { nullable: true })
  skills?: string[] | null
  @Field(() => [String], { nullable: true })
  attributes?: string[] | null
  @Field(() => Int, { nullable: true })
  ageYears?: number | null
  @Field(() => Float, { nullable: true })
  maxFee?: number | null
  @Field(() => [TimeWindowInput], { nullable: true })
  windows?: TimeWindowInput[] | null
  @Field(() => Int, { nullable: true, defaultValue: 1 })
  helpers?: number | null
}

@InputType()
export class OpenCaseInput {
  @Field(() => IntakeChannelEnum)
  channel: IntakeChannel
  @Field(() => ID)
  communityCode: string
  @Field()
  summary: string
  @Field(() => ID, { nullable: true, description: 'One of the two; the service item brings its category.' })
  categoryCode?: string | null
  @Field(() => ID, { nullable: true })
  serviceItemCode?: string | null
  @Field(() => String, { nullable: true })
  description?: string | null
  @Field(() => ID, { nullable: true })
  residentId?: string | null
  @Field(() => ID, { nullable: true, description: 'Where the need came from, at most one of the two.' })
  proposalId?: string | null
  @Field(() => ID, { nullable: true })
  visitId?: string | null
  @Field(() => GeoPointInput, { nullable: true })
  location?: GeoPointInput | null
  @Field(() => UrgencyEnum, { nullable: true, defaultValue: 'NORMAL' })
  urgency?: Urgency | null
  @Field(() => NeedRequirementsInput, { nullable: true })
  requirements?: NeedRequirementsInput | null
  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null
}

@InputType()
export class AssessCaseInput {
  @Field(() => ID)
  caseId: string
  @Field(() => Int)
  expectedVersion: number
  @Field()
  causes: string
  @Field()
  situation: string
  @Field(() => String, { nullable: true })
  resources?: string | null
  @Field(() => UrgencyEnum, { nullable: true })
  urgency?: Urgency | null
  @Field(() => NeedRequirementsInput, { nullable: true })
  requirements?: NeedRequirementsInput | null
}

@InputType()
export class PlanGoalInput {
  @Field()
  text: string
  @Field()
  activity: string
  @Field(() => ID, { nullable: true })
  categoryCode?: string | null
  @Field(() => LocalDate, { nullable: true })
  dueOn?: string | null
}

@InputType('CaseFilter')
export class CaseFilterInput {
  @Field(() => ID, { nullable: true })
  area?: string | null
  @Field(() => [CaseStatusEnum], { nullable: true })
  status?: CaseStatus[] | null
  @Field(() => ServiceLineEnum, { nullable: true })
  line?: ServiceLine | null
  @Field(() => ID, { nullable: true })
  categoryCode?: string | null
  @Field(() => ID, { nullable: true })
  assigneeId?: string | null
  @Field(() => ID, { nullable: true })
  residentId?: string | null
  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null
  @Field(() => Boolean, { nullable: true })
  escalated?: boolean | null
  @Field(() => [UrgencyEnum], { nullable: true })
  urgency?: Urgency[] | null
  @Field(() => Date, { nullable: true })
  openedFrom?: Date | null
  @Field(() => Date, { nullable: true })
  openedTo?: Date | null
  @Field(() => String, { nullable: true })
  search?: string | null
}

import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'
import { enumOf } from '../enum-of'
import { caseStatuses, intakeChannels, urgencies, type CaseStatus, type IntakeChannel, type Urgency } from './case'

const partner = '@tag(name: "partner")'

export const CaseStatusEnum = enumOf(caseStatuses)
registerEnumType(CaseStatusEnum, {
  name: 'CaseStatus',
  description: `The six steps, and the short way for what is handled on the spot:

RECEIVED → ACCEPTED → ASSESSED → PLANNED → IN_PROGRESS → COORDINATING → RESOLVED → CLOSED
RECEIVED → ACCEPTED → RESOLVED → CLOSED (Handling.IMMEDIATE)
RECEIVED → REDIRECTED (beyond the station's scope)
RECEIVED … COORDINATING → WITHDRAWN (the resident no longer needs it)
CLOSED → IN_PROGRESS (reopened)`,
  valuesConfig: {
    ACCEPTED: { description: 'Step 1: application and acceptance' },
    ASSESSED: { description: 'Step 2: investigation and diagnosis' },
    PLANNED: { description: 'Step 3: plan development' },
    IN_PROGRESS: { description: 'Step 4: plan execution' },
    COORDINATING: { description: 'Step 5: supervision and coordination, once referrals have gone out' },
    RESOLVED: { description: 'Step 6: evaluation, then closure' },
  },
})
export const IntakeChannelEnum = enumOf(intakeChannels)
registerEnumType(IntakeChannelEnum, { name: 'IntakeChannel' })
export const UrgencyEnum = enumOf(urgencies)
registerEnumType(UrgencyEnum, { name: 'Urgency' })

@ObjectType('TimeWindow')
@Directive('@shareable')
export class TimeWindowType {
  @Field()
  @Directive(partner)
  startsAt: Date
  @Field()
  @Directive(partner)
  endsAt: Date
}

@ObjectType('NeedRequirements', { description: 'What a provider must offer to fit. Null or empty: does not matter.' })
@Directive('@shareable')
export class NeedRequirementsType {
  @Field(() => [String])
  @Directive(partner)
  languages: string[]
  @Field(() => [String])
  @Directive(partner)
  skills: string[]
  @Field(() => [String], {
    description: "What is true of the person in need, for providers' eligibility rules. Never names the person.",
  })
  @Directive(partner)
  attributes: string[]
  @Field(() => Int, { nullable: true })
  @Directive(partner)
  ageYears: number | null
  @Field(() => Float, { nullable: true, description: 'The most that the resident can pay, in CNY; null: no limit.' })
  @Directive(partner)
  maxFee: number | null
  @Field(() => [TimeWindowType], { description: 'When help can come.' })
  @Directive(partner)
  windows: TimeWindowType[]
  @Field(() => Int, { description: 'How many helpers.' })
  @Directive(partner)
  helpers: number
}

/** Fields that need no more than the row; `case.resolver` and its neighbours add the rest. */
@ObjectType('Case')
@Directive('@key(fields: "id")')
export class CaseType {
  @Field(() => ID)
  @Directive(partner)
  id: string
  @Field({ description: 'What people say over the phone: `QG-2026-000123`.' })
  @Directive(partner)
  number: string
  @Field(() => CaseStatusEnum)
  @Directive(partner)
  status: CaseStatus
  @Field(() => IntakeChannelEnum)
  channel: IntakeChannel
  @Field(() => UrgencyEnum)
  @Directive(partner)
  urgency: Urgency
  @Field({ description: 'Without personal data: what an outside helper may read.' })
  @Directive(partner)
  summary: string
  @Field(() => String, { nullable: true, description: "For the station's own workers and the resident." })
  description: string | null
  @Field(() => GeoPointType, {
    nullable: true,
    description: 'Exact; for the station, and for a provider once it has accepted a referral.',
  })
  location: GeoPointType | null
  @Field(() => NeedRequirementsType)
  @Directive(partner)
  requirements: NeedRequirementsType
  @Field()
  @Directive(partner)
  openedAt: Date
  @Field()
  respondBy: Date
  @Field()
  @Directive(partner)
  dueAt: Date
  @Field(() => Date, { nullable: true })
  respondedAt: Date | null
  @Field(() => Date, { nullable: true })
  resolvedAt: Date | null
  @Field(() => Date, { nullable: true })
  closedAt: Date | null
  @Field(() => Date, { nullable: true, description: 'Set while the subdistrict has it.' })
  escalatedAt: Date | null
  @Field(() => Date, {
    nullable: true,
    description:
      'Set while the clock is stopped; the pause is added to dueAt when it runs again, and nothing else ever moves dueAt.',
  })
  pausedSince: Date | null
  @Field(() => Int)
  urges: number
  @Field(() => Int)
  version: number
}

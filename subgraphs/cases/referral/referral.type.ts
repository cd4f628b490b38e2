import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionType } from '../../../shared/graphql'
import { enumOf } from '../enum-of'
import { referralModes, referralStatuses, type ReferralMode, type ReferralStatus } from './referral'

export const ReferralModeEnum = enumOf(referralModes)
registerEnumType(ReferralModeEnum, {
  name: 'ReferralMode',
  valuesConfig: {
    DIRECT: { description: 'One provider' },
    FIRST_ACCEPT: { description: 'Several at once; the first to accept has it, the others are withdrawn' },
    JOINT: {
      description: 'Several at once, and all of them are needed: the subdistrict initiates, departments check in',
    },
    CASCADE: { description: 'One after another down the list of candidates, until one accepts' },
  },
})

export const ReferralStatusEnum = enumOf(referralStatuses)
registerEnumType(ReferralStatusEnum, {
  name: 'ReferralStatus',
  description: `OFFERED → ACCEPTED → CHECKED_IN → REPORTED → CONFIRMED
OFFERED → DECLINED | EXPIRED | WITHDRAWN
ACCEPTED | CHECKED_IN → WITHDRAWN
REPORTED → CHECKED_IN (the worker found it not done)`,
})

export const ReferralAnswerEnum = enumOf(['ACCEPT', 'DECLINE'] as const)
registerEnumType(ReferralAnswerEnum, { name: 'ReferralAnswer' })

@ObjectType('ReferralOutcome')
export class ReferralOutcomeType {
  @Field()
  done: boolean
  @Field()
  text: string
  @Field(() => Float, { nullable: true, description: 'What the resident was asked to pay, in CNY.' })
  fee: number | null
}

@ObjectType('Referral')
@Directive('@key(fields: "id")')
export class ReferralType {
  @Field(() => ID)
  id: string
  @Field(() => ID, { nullable: true, description: 'The service, task or offer that was picked.' })
  offerId: string | null
  @Field(() => ReferralModeEnum)
  mode: ReferralMode
  @Field(() => ID, { description: 'Referrals offered together share it.' })
  batchId: string
  @Field(() => ReferralStatusEnum)
  status: ReferralStatus
  @Field(() => String, { nullable: true })
  message: string | null
  @Field()
  respondBy: Date
  @Field()
  completeBy: Date
  @Field(() => Int)
  urges: number
  @Field(() => String, { nullable: true })
  declineReason: string | null
  @Field(() => ReferralOutcomeType, { nullable: true })
  outcome: ReferralOutcomeType | null
  @Field()
  offeredAt: Date
  @Field(() => Date, { nullable: true })
  respondedAt: Date | null
  @Field(() => Date, { nullable: true })
  checkedInAt: Date | null
  @Field(() => Date, { nullable: true })
  reportedAt: Date | null
  @Field(() => Date, { nullable: true })
  confirmedAt: Date | null
  @Field(() => Int)
  version: number
}

export const ReferralConnection = connectionType('Referral', () => ReferralType)

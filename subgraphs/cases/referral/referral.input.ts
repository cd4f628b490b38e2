import { Field, Float, ID, InputType } from 'type-graphql'
import type { ReferralMode } from './referral'
import { ReferralModeEnum } from './referral.type'

@InputType()
export class ReferralTargetInput {
  @Field(() => ID)
  providerId: string
  @Field(() => ID, { nullable: true })
  offerId?: string | null
}

@InputType()
export class OfferReferralInput {
  @Field(() => ID)
  caseId: string
  @Field(() => ReferralModeEnum)
  mode: ReferralMode
  @Field(() => [ReferralTargetInput], {
    nullable: true,
    description: "Not with CASCADE, which walks down the case's candidates.",
  })
  providers?: ReferralTargetInput[] | null
  @Field(() => String, { nullable: true })
  message?: string | null
  @Field(() => Float, { nullable: true, description: 'Working hours.' })
  respondWithinHours?: number | null
  @Field(() => Float, { nullable: true, description: 'Working hours.' })
  completeWithinHours?: number | null
  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null
}

@InputType()
export class ReferralOutcomeInput {
  @Field()
  done: boolean
  @Field()
  text: string
  @Field(() => Float, { nullable: true })
  fee?: number | null
}

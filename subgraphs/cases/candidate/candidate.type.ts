import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../enum-of'
import type { ProviderKind } from '../provider/provider'
import { ProviderKindEnum } from '../provider/provider.type'

const partner = '@tag(name: "partner")'

export const MatchReasonCodeEnum = enumOf([
  'CATEGORY',
  'PROXIMITY',
  'TRACK_RECORD',
  'RESPONSIVENESS',
  'SPARE_CAPACITY',
  'FEE',
  'SKILLS',
  'OTHER',
] as const)
registerEnumType(MatchReasonCodeEnum, { name: 'MatchReasonCode' })

@ObjectType('MatchReason', { description: 'One term of a score: `weight × value` is what it adds.' })
@Directive('@shareable')
export class MatchReasonType {
  @Field(() => MatchReasonCodeEnum)
  @Directive(partner)
  code: keyof typeof MatchReasonCodeEnum
  @Field(() => Float)
  @Directive(partner)
  weight: number
  @Field(() => Float)
  @Directive(partner)
  value: number
  @Field()
  @Directive(partner)
  text: string
}

@ObjectType('Candidate')
export class CandidateType {
  @Field({
    description:
      "The match source's field on Case: `serviceMatches`, `volunteerMatches`, or one that a partner's own subgraph plugged in.",
  })
  source: string
  @Field(() => ID)
  providerId: string
  @Field()
  providerName: string
  @Field(() => ProviderKindEnum)
  providerKind: ProviderKind
  @Field(() => ID, {
    nullable: true,
    description: "The service, task or offer behind it, in its source's own ids.",
  })
  offerId: string | null
  @Field()
  title: string
  @Field(() => Float)
  score: number
  @Field(() => [MatchReasonType])
  reasons: MatchReasonType[]
  @Field(() => Float, { nullable: true })
  distanceMeters: number | null
  @Field(() => Float, { nullable: true })
  fee: number | null
}

@ObjectType('CandidateList')
export class CandidateListType {
  @Field(() => [CandidateType])
  items: CandidateType[]
  @Field(() => [String], {
    description: 'Match sources that did not answer in time; their offers are missing from items.',
  })
  missingSources: string[]
}

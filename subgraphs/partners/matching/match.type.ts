import { Directive, Field, Float, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'
import { MatchReasonCode } from '../../../shared/scoring'

import { ProviderType } from '../organization/provider.type'

registerEnumType(MatchReasonCode, { name: 'MatchReasonCode', description: 'What a term of a score speaks of.' })

@ObjectType('MatchReason', { description: 'One term of a score: `weight × value` is what it adds.' })
@Directive('@shareable')
export class MatchReasonType {
  @Field(() => MatchReasonCode)
  @Directive('@tag(name: "partner")')
  code: MatchReasonCode
  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  weight: number
  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  value: number
  @Field()
  @Directive('@tag(name: "partner")')
  text: string
}

@InterfaceType('Match', {
  description: 'What every match source answers: any field of Case whose type is a list of Match is one.',
  resolveType: () => 'ServiceMatch',
})
export abstract class MatchType {
  @Field(() => ProviderType)
  provider: ProviderType
  @Field()
  title: string
  @Field(() => ID, { nullable: true })
  offerId: string | null
  @Field(() => Float)
  score: number
  @Field(() => [MatchReasonType])
  reasons: MatchReasonType[]
  @Field(() => Float, { nullable: true })
  distanceMeters: number | null
  @Field(() => Float, { nullable: true })
  fee: number | null
}

@ObjectType('ServiceMatch', { implements: MatchType, description: 'A service that can take a need on.' })
export class ServiceMatchType extends MatchType {}

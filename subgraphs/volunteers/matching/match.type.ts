import { Directive, Field, Float, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'
import { MatchReasonCode } from '../../../shared/scoring'
import { VolunteerGroupType } from '../group/group.type'
import { Provider } from '../reference/provider.type'

registerEnumType(MatchReasonCode, { name: 'MatchReasonCode' })

@ObjectType({ description: 'One term of a score: `weight × value` is what it adds.' })
@Directive('@shareable')
export class MatchReason {
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

@InterfaceType({
  description: 'Any field of Case whose type is a list of Match is a match source.',
  resolveType: () => 'VolunteerMatch',
})
export abstract class Match {
  @Field(() => Provider)
  provider: Provider

  @Field()
  title: string

  @Field(() => ID, { nullable: true })
  offerId: string | null

  @Field(() => Float)
  score: number

  @Field(() => [MatchReason])
  reasons: MatchReason[]

  @Field(() => Float, { nullable: true })
  distanceMeters: number | null

  @Field(() => Float, { nullable: true })
  fee: number | null
}

@ObjectType({ implements: Match, description: 'A volunteer group that can take a need on.' })
export class VolunteerMatch extends Match {
  @Field(() => VolunteerGroupType)
  group: VolunteerGroupType

  @Field(() => Int, { description: "Members free in one of the need's windows with the skills it asks for." })
  availableMembers: number
}

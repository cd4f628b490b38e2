import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { AreaRef, CategoryRef } from '../code/code.type'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'

@ObjectType('TimeWindow')
@Directive('@shareable')
export class TimeWindowType {
  @Field()
  @Directive('@tag(name: "partner")')
  startsAt: Date
  @Field()
  @Directive('@tag(name: "partner")')
  endsAt: Date
}

@ObjectType('NeedRequirements', { description: 'What a provider must offer to fit. Null or empty: does not matter.' })
@Directive('@shareable')
export class NeedRequirementsType {
  @Field(() => [String])
  @Directive('@tag(name: "partner")')
  languages: string[]
  @Field(() => [String])
  @Directive('@tag(name: "partner")')
  skills: string[]
  @Field(() => [String])
  @Directive('@tag(name: "partner")')
  attributes: string[]
  @Field(() => Int, { nullable: true })
  @Directive('@tag(name: "partner")')
  ageYears: number | null
  @Field(() => Float, { nullable: true })
  @Directive('@tag(name: "partner")')
  maxFee: number | null
  @Field(() => [TimeWindowType])
  @Directive('@tag(name: "partner")')
  windows: TimeWindowType[]
  @Field(() => Int)
  @Directive('@tag(name: "partner")')
  helpers: number
}

@ObjectType('Case', { description: 'A need, as far as a provider may see it.' })
@Directive('@key(fields: "id")')
export class CaseRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  id: string
  @Field(() => CategoryRef)
  @Directive('@external')
  category: CategoryRef
  @Field(() => AreaRef, { nullable: true })
  @Directive('@external')
  community: AreaRef | null
  @Field(() => GeoPointType, { nullable: true })
  @Directive('@external')
  location: GeoPointType | null
  @Field(() => NeedRequirementsType)
  @Directive('@external')
  requirements: NeedRequirementsType
}

import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { AreaRef } from './area.type'
import { CategoryRef } from './category.type'
import { GeoPointType } from '../../../shared/graphql/geo-point.type'

@ObjectType()
@Directive('@shareable')
export class TimeWindow {
  @Field()
  @Directive('@tag(name: "partner")')
  startsAt: Date

  @Field()
  @Directive('@tag(name: "partner")')
  endsAt: Date
}

@ObjectType({ description: 'What a provider must offer to fit. Empty: does not matter.' })
@Directive('@shareable')
export class NeedRequirements {
  @Field(() => [String])
  @Directive('@tag(name: "partner")')
  languages: string[]

  @Field(() => [String])
  @Directive('@tag(name: "partner")')
  skills: string[]

  @Field(() => [TimeWindow])
  @Directive('@tag(name: "partner")')
  windows: TimeWindow[]

  @Field(() => Int)
  @Directive('@tag(name: "partner")')
  helpers: number
}

/** A case, as far as the cases subgraph tells of it; matches and tasks are added in `matching/` and `task/`. */
@ObjectType('Case')
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

  @Field(() => NeedRequirements)
  @Directive('@external')
  requirements: NeedRequirements
}

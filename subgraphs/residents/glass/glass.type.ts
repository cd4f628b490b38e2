import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../../../shared/graphql'

@ObjectType('BreakGlass', {
  description: "Emergency access to one resident's personal fields: logged, told to the stationmaster, over by itself.",
})
export class BreakGlassType {
  @Field(() => ID)
  residentId: string

  @Field()
  reason: string

  @Field(() => DateTime)
  until: Date
}

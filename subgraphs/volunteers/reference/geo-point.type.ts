import { Directive, Field, Float, InputType, ObjectType } from 'type-graphql'

@ObjectType()
@Directive('@shareable')
export class GeoPoint {
  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  latitude: number

  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  longitude: number
}

@InputType()
export class GeoPointInput {
  @Field(() => Float)
  latitude: number

  @Field(() => Float)
  longitude: number
}

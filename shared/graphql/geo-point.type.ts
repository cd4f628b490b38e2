import { Directive, Field, Float, InputType, ObjectType } from 'type-graphql'

@ObjectType('GeoPoint', { description: 'WGS 84, degrees.' })
@Directive('@shareable')
export class GeoPointType {
  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  latitude: number

  @Field(() => Float)
  @Directive('@tag(name: "partner")')
  longitude: number
}

@InputType('GeoPointInput')
export class GeoPointInput {
  @Field(() => Float)
  latitude: number

  @Field(() => Float)
  longitude: number
}

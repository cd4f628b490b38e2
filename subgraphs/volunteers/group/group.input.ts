import { Field, ID, InputType } from 'type-graphql'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'

@InputType()
export class RegisterGroupInput {
  @Field()
  name: string

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => [ID])
  areaCodes: string[]

  @Field(() => [ID])
  categoryCodes: string[]

  @Field(() => GeoPointInput, { nullable: true })
  base: GeoPointInput | null

  @Field(() => String, { nullable: true })
  idempotencyKey: string | null
}

import { Field, ID, InputType, Int } from 'type-graphql'
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

@InputType({
  description: 'What is left out stays. A null takes the description or the base away. Areas are set by `verifyGroup`.',
})
export class UpdateGroupInput {
  @Field(() => ID)
  id: string

  @Field(() => Int)
  expectedVersion: number

  @Field(() => String, {
    nullable: true,
    description: 'Once the group has been verified, its name is changed by those who may verify it.',
  })
  name?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => [ID], { nullable: true })
  categoryCodes?: string[] | null

  @Field(() => GeoPointInput, { nullable: true })
  base?: GeoPointInput | null
}

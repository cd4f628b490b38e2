import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class SubgraphInput {
  @Field({ description: 'Lower-case letters, digits and dashes' })
  name: string
  @Field({ description: 'Where the hub finds it: http or https' })
  url: string
  @Field(() => String, { nullable: true, description: "Null: read from the subgraph's own `_service { sdl }`" })
  sdl: string | null
  @Field(() => ID, {
    nullable: true,
    description: 'For administrators and district officers: whose it is. Partners plug in their own.',
  })
  ownerId: string | null
}

import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Supergraph')
export class SupergraphType {
  @Field(() => ID, { description: 'SHA-256 of the supergraph SDL' })
  id: string
  @Field(() => Int)
  version: number
  @Field()
  sdl: string
  @Field(() => [String])
  subgraphs: string[]
  @Field()
  publishedAt: Date
  @Field(() => ID, { nullable: true })
  publishedBy: string | null
  @Field()
  change: string
}

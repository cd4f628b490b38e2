import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** A category of needs and services, of which this subgraph knows the code. */
@ObjectType('Category')
@Directive('@key(fields: "code")')
export class CategoryRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
}

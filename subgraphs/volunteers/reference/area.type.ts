import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** An area, of which this subgraph knows the code; what it adds to areas is in `task/area-tasks.resolver.ts`. */
@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaRef {
  @Field(() => ID)
  @Directive('@tag(name: "partner")')
  code: string
}

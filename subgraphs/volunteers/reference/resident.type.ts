import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** A resident, of whom this subgraph knows the id; `volunteer` is added in `volunteer/resident.resolver.ts`. */
@ObjectType('Resident')
@Directive('@key(fields: "id")')
export class ResidentRef {
  @Field(() => ID)
  id: string
}

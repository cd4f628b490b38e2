import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** A member of a station's staff, of whom this subgraph knows the id. */
@ObjectType('StaffMember')
@Directive('@key(fields: "id")')
export class StaffMemberRef {
  @Field(() => ID)
  id: string
}

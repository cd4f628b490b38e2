import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** An organisation, as far as the partners subgraph tells of it. */
@ObjectType('Organization')
@Directive('@key(fields: "id")')
export class OrganizationRef {
  @Field(() => ID)
  id: string
}

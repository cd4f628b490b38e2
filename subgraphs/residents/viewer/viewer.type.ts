import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { roles, type TokenRole } from '../../../shared/auth'

const RoleEnum = Object.fromEntries(roles.map((role) => [role, role]))
registerEnumType(RoleEnum, { name: 'Role' })

@ObjectType('Viewer', { description: 'Who is asking, as the hub understood the token.' })
export class ViewerType {
  @Field(() => ID)
  id: string

  @Field()
  name: string

  @Field(() => RoleEnum)
  role: TokenRole

  @Field(() => ID, { nullable: true, description: 'Organization or VolunteerGroup' })
  organizationId: string | null
}

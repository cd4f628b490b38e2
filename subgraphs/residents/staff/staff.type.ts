import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { staffPosts, type StaffPost } from './staff'

const StaffPostEnum = Object.fromEntries(staffPosts.map((post) => [post, post]))
registerEnumType(StaffPostEnum, { name: 'StaffPost' })

@ObjectType('StaffMember')
@Directive('@key(fields: "id")')
export class StaffMemberType {
  @Field(() => ID)
  id: string

  @Field()
  name: string

  @Field(() => StaffPostEnum)
  post: StaffPost
}

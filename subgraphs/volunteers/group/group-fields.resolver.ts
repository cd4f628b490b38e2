import { FieldResolver, Float, Resolver, Root } from 'type-graphql'
import { AreaRef } from '../reference/area.type'
import { CategoryRef } from '../reference/category.type'
import { ProviderKind } from '../reference/provider.type'
import { StaffMemberRef } from '../reference/staff-member.type'
import type { VolunteerGroup } from './group'
import { VolunteerGroupType } from './group.type'

/** Fields of a group that name what other subgraphs own. */
@Resolver(() => VolunteerGroupType)
export class GroupFieldsResolver {
  @FieldResolver(() => ProviderKind)
  kind(): ProviderKind {
    return ProviderKind.VOLUNTEER_GROUP
  }

  @FieldResolver(() => [AreaRef], { nullable: true })
  areas(@Root() group: VolunteerGroup): AreaRef[] {
    return group.areaCodes.map((code) => ({ code }))
  }

  @FieldResolver(() => [CategoryRef], { nullable: true })
  categories(@Root() group: VolunteerGroup): CategoryRef[] {
    return group.categoryCodes.map((code) => ({ code }))
  }

  @FieldResolver(() => StaffMemberRef, {
    nullable: true,
    description: 'The social worker who trains and supervises the group.',
  })
  supervisor(@Root() group: VolunteerGroup): StaffMemberRef | null {
    return group.supervisorId === null ? null : { id: group.supervisorId }
  }

  @FieldResolver(() => Float)
  hoursServed(@Root() group: VolunteerGroup): number {
    return group.minutesServed / 60
  }
}

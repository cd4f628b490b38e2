import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { stationRoles } from '../../../shared/auth'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { VolunteerGroup } from '../group/group'
import { VolunteerGroupType } from '../group/group.type'
import type { Volunteer } from '../volunteer/volunteer'
import { profileRoles } from '../volunteer/volunteer.policy'
import { VolunteerConnection } from '../volunteer/volunteer.type'
import type { MemberReader } from './member.reader'
import type { MemberService } from './member.service'

@Resolver(() => VolunteerGroupType)
export class MemberResolver {
  constructor(
    private readonly reader: MemberReader,
    private readonly service: MemberService,
  ) {}

  @FieldResolver(() => VolunteerConnection, { nullable: true, description: 'For its coordinator and the stations.' })
  members(
    @Root() group: VolunteerGroup,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Volunteer> | null> {
    return this.reader.members(context, group, first ?? null, after ?? null)
  }

  @FieldResolver(() => VolunteerConnection, {
    nullable: true,
    description: 'Who has asked to join and waits to be let in, longest first. For its coordinator and the stations.',
  })
  requests(
    @Root() group: VolunteerGroup,
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Volunteer> | null> {
    return this.reader.requests(context, group, first ?? null, after ?? null)
  }

  @Authorized(...profileRoles)
  @Mutation(() => VolunteerGroupType)
  joinGroup(@Arg('groupId', () => ID) groupId: string, @Ctx() context: SubgraphContext): Promise<VolunteerGroup> {
    return this.service.join(context, groupId)
  }

  @Authorized('VOLUNTEER_COORDINATOR', ...stationRoles)
  @Mutation(() => VolunteerGroupType)
  admitMember(
    @Arg('groupId', () => ID) groupId: string,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<VolunteerGroup> {
    return this.service.admit(context, groupId, volunteerId)
  }

  @Authorized('VOLUNTEER_COORDINATOR', ...stationRoles)
  @Mutation(() => VolunteerGroupType, {
    description:
      'Says no to somebody who has asked to join; they can ask again. Whoever has been let in meanwhile stays.',
  })
  declineMember(
    @Arg('groupId', () => ID) groupId: string,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<VolunteerGroup> {
    return this.service.decline(context, groupId, volunteerId)
  }

  @Authorized('VOLUNTEER_COORDINATOR', ...stationRoles)
  @Mutation(() => VolunteerGroupType)
  removeMember(
    @Arg('groupId', () => ID) groupId: string,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<VolunteerGroup> {
    return this.service.remove(context, groupId, volunteerId)
  }
}

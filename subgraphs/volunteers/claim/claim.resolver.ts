import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import { stationRoles } from '../../../shared/auth'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Assignment } from '../assignment/assignment'
import type { AssignmentLoaders } from '../assignment/assignment.loader'
import { AssignmentType } from '../assignment/assignment.type'
import type { VolunteerGroup } from '../group/group'
import { VolunteerGroupType } from '../group/group.type'
import type { Task } from '../task/task'
import { TaskType } from '../task/task.type'
import type { Claim } from './claim'
import type { ClaimReader } from './claim.reader'
import type { ClaimService } from './claim.service'
import { ClaimConnection, ClaimStatus, ClaimType } from './claim.type'

@Resolver(() => ClaimType)
export class ClaimResolver {
  constructor(
    private readonly service: ClaimService,
    private readonly reader: ClaimReader,
    private readonly assigned: AssignmentLoaders,
  ) {}

  @FieldResolver(() => TaskType)
  task(@Root() claim: Claim, @Ctx() context: SubgraphContext): Promise<Task> {
    return this.reader.taskOf(context, claim)
  }

  @FieldResolver(() => VolunteerGroupType)
  group(@Root() claim: Claim, @Ctx() context: SubgraphContext): Promise<VolunteerGroup> {
    return this.reader.groupOf(context, claim)
  }

  @FieldResolver(() => [AssignmentType])
  assignments(@Root() claim: Claim, @Ctx() context: SubgraphContext): Promise<readonly Assignment[]> {
    return this.assigned.byClaim.load(context, claim.id)
  }

  @Authorized('VOLUNTEER_COORDINATOR')
  @Mutation(() => ClaimType, {
    description:
      "Takes seats for the viewer's group, whole or not at all: TASK_FULL, ALREADY_CLAIMED or TASK_NOT_OPEN otherwise.",
  })
  claimTask(
    @Ctx() context: SubgraphContext,
    @Arg('taskId', () => ID) taskId: string,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('seats', () => Int, { nullable: true, defaultValue: 1 }) seats?: number | null,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string | null,
  ): Promise<Claim> {
    return this.service.claim(context, taskId, groupId, seats ?? 1, idempotencyKey ?? null)
  }

  @Authorized('VOLUNTEER_COORDINATOR', ...stationRoles)
  @Mutation(() => ClaimType, { description: 'Gives the seats back; whoever was assigned is free again.' })
  releaseClaim(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Claim> {
    return this.service.release(context, id, reason)
  }
}

@Resolver(() => VolunteerGroupType)
export class GroupClaimsResolver {
  constructor(private readonly reader: ClaimReader) {}

  @FieldResolver(() => ClaimConnection, { nullable: true, description: 'Latest first.' })
  claims(
    @Root() group: VolunteerGroup,
    @Ctx() context: SubgraphContext,
    @Arg('status', () => [ClaimStatus], { nullable: true }) status?: ClaimStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Claim>> {
    return this.reader.ofGroup(context, group.id, status ?? null, first ?? null, after ?? null)
  }
}

import { Arg, Authorized, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { stationRoles } from '../../../shared/auth'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Claim } from '../claim/claim'
import { ClaimType } from '../claim/claim.type'
import type { Volunteer } from '../volunteer/volunteer'
import { profileRoles } from '../volunteer/volunteer.policy'
import { VolunteerType } from '../volunteer/volunteer.type'
import type { Assignment } from './assignment'
import type { AssignmentReader } from './assignment.reader'
import type { AssignmentService } from './assignment.service'
import { AssignmentConnection, AssignmentStatus, AssignmentType } from './assignment.type'
import type { ServiceRecordService } from './service-record.service'

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  constructor(
    private readonly reader: AssignmentReader,
    private readonly service: AssignmentService,
    private readonly records: ServiceRecordService,
  ) {}

  @FieldResolver(() => ClaimType)
  claim(@Root() assignment: Assignment, @Ctx() context: SubgraphContext): Promise<Claim> {
    return this.reader.claimOf(context, assignment)
  }

  @FieldResolver(() => VolunteerType)
  volunteer(@Root() assignment: Assignment, @Ctx() context: SubgraphContext): Promise<Volunteer> {
    return this.reader.volunteerOf(context, assignment)
  }

  @Authorized(...profileRoles)
  @Query(() => AssignmentConnection, {
    description: "Service that waits for the station's word: `status: [CHECKED_OUT]`.",
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  assignments(
    @Ctx() context: SubgraphContext,
    @Arg('area', () => ID, { nullable: true }) area?: string | null,
    @Arg('status', () => [AssignmentStatus], { nullable: true }) status?: AssignmentStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Assignment>> {
    return this.reader.list(context, { area: area ?? null, status: status ?? null }, first ?? null, after ?? null)
  }

  @Authorized('VOLUNTEER_COORDINATOR')
  @Mutation(() => ClaimType)
  assignVolunteers(
    @Arg('claimId', () => ID) claimId: string,
    @Arg('volunteerIds', () => [ID]) volunteerIds: string[],
    @Ctx() context: SubgraphContext,
  ): Promise<Claim> {
    return this.service.assign(context, claimId, volunteerIds)
  }

  @Authorized('VOLUNTEER_COORDINATOR')
  @Mutation(() => ClaimType, {
    description: 'Takes one person off, until the task begins. The seat stays the group’s: assign somebody else.',
  })
  unassignVolunteer(
    @Arg('assignmentId', () => ID) assignmentId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Claim> {
    return this.service.takeOff(context, assignmentId)
  }

  @Authorized(...profileRoles)
  @Mutation(() => AssignmentType)
  checkIn(@Arg('assignmentId', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<Assignment> {
    return this.records.checkIn(context, id)
  }

  @Authorized(...profileRoles)
  @Mutation(() => AssignmentType)
  checkOut(@Arg('assignmentId', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<Assignment> {
    return this.records.checkOut(context, id)
  }

  @Authorized(...stationRoles)
  @Mutation(() => AssignmentType, {
    description: 'For the station, once the task has begun; null minutes: what the check-in and check-out say.',
  })
  confirmService(
    @Ctx() context: SubgraphContext,
    @Arg('assignmentId', () => ID) id: string,
    @Arg('minutes', () => Int, { nullable: true }) minutes?: number | null,
    @Arg('noShow', () => Boolean, { nullable: true, defaultValue: false }) noShow?: boolean | null,
  ): Promise<Assignment> {
    return this.records.confirm(context, id, minutes ?? null, noShow ?? false)
  }
}

@Resolver(() => VolunteerType)
export class VolunteerAssignmentsResolver {
  constructor(private readonly reader: AssignmentReader) {}

  @FieldResolver(() => [AssignmentType], { nullable: true, description: 'By start of the task.' })
  assignments(
    @Root() volunteer: Volunteer,
    @Ctx() context: SubgraphContext,
    @Arg('upcoming', () => Boolean, { nullable: true }) upcoming?: boolean | null,
  ): Promise<Assignment[]> {
    return this.reader.ofVolunteer(context, volunteer.id, upcoming ?? null)
  }
}

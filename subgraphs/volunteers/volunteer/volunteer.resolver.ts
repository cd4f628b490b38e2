import { Arg, Authorized, Ctx, FieldResolver, Float, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { stationRoles } from '../../../shared/auth'
import { LocalDate } from '../../../shared/graphql'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { VolunteerGroup } from '../group/group'
import { VolunteerGroupType } from '../group/group.type'
import type { MemberReader } from '../member/member.reader'
import { StaffMemberRef } from '../reference/staff-member.type'
import { timeOfDay, type Skill, type Volunteer } from './volunteer'
import { SaveVolunteerInput } from './volunteer.input'
import type { VolunteerLoaders } from './volunteer.loader'
import { profileRoles } from './volunteer.policy'
import type { VolunteerService } from './volunteer.service'
import { SkillType, VolunteerType, WeeklyAvailability } from './volunteer.type'

@Resolver(() => VolunteerType)
export class VolunteerResolver {
  constructor(
    private readonly loaders: VolunteerLoaders,
    private readonly volunteers: VolunteerService,
    private readonly members: MemberReader,
  ) {}

  @Query(() => VolunteerType, { nullable: true })
  volunteer(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<Volunteer | null> {
    return this.loaders.byId.load(context, id.toLowerCase())
  }

  @FieldResolver(() => [WeeklyAvailability])
  availability(@Root() { availability }: Volunteer): WeeklyAvailability[] {
    return availability.map(({ weekday, fromMinute, toMinute }) => ({
      weekday,
      from: timeOfDay(fromMinute),
      to: timeOfDay(toMinute),
    }))
  }

  @FieldResolver(() => [VolunteerGroupType])
  groups(@Root() volunteer: Volunteer, @Ctx() context: SubgraphContext): Promise<VolunteerGroup[]> {
    return this.members.groupsOf(context, volunteer.id)
  }

  @FieldResolver(() => Float)
  hoursServed(@Root() volunteer: Volunteer): number {
    return volunteer.minutesServed / 60
  }

  @Authorized(...profileRoles)
  @Mutation(() => VolunteerType)
  saveVolunteer(
    @Arg('input', () => SaveVolunteerInput) input: SaveVolunteerInput,
    @Ctx() context: SubgraphContext,
  ): Promise<Volunteer> {
    return this.volunteers.save(context, input.id ?? null, input)
  }

  @Authorized(...stationRoles)
  @Mutation(() => VolunteerType)
  certifySkill(
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('skill', () => String) skill: string,
    @Arg('until', () => LocalDate) until: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Volunteer> {
    return this.volunteers.certify(context, volunteerId, skill, until)
  }
}

@Resolver(() => SkillType)
export class SkillResolver {
  @FieldResolver(() => StaffMemberRef, { nullable: true })
  certifiedBy(@Root() skill: Skill): StaffMemberRef | null {
    return skill.certifiedBy === null ? null : { id: skill.certifiedBy }
  }
}

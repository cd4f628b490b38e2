import { Arg, Authorized, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { VolunteerGroup } from './group'
import { RegisterGroupInput, UpdateGroupInput } from './group.input'
import { suspenderRoles, verifierRoles } from './group.policy'
import type { GroupReader } from './group.reader'
import type { GroupService } from './group.service'
import { VolunteerGroupConnection, VolunteerGroupType } from './group.type'

const pages = '@listSize(slicingArguments: ["first"], sizedFields: ["edges"])'

@Resolver(() => VolunteerGroupType)
export class GroupResolver {
  constructor(
    private readonly reader: GroupReader,
    private readonly groups: GroupService,
  ) {}

  @Query(() => VolunteerGroupType, { nullable: true })
  volunteerGroup(@Arg('id', () => ID) id: string, @Ctx() context: SubgraphContext): Promise<VolunteerGroup | null> {
    return this.reader.one(context, id)
  }

  @Query(() => VolunteerGroupConnection, { description: 'By name; those that work in the area or below it.' })
  @Directive(pages)
  volunteerGroups(
    @Ctx() context: SubgraphContext,
    @Arg('area', () => ID, { nullable: true }) area?: string | null,
    @Arg('categoryCode', () => ID, { nullable: true }) categoryCode?: string | null,
    @Arg('search', () => String, { nullable: true }) search?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<VolunteerGroup>> {
    const filter = { area: area ?? null, categoryCode: categoryCode ?? null, search: search ?? null }
    return this.reader.list(context, filter, first ?? null, after ?? null)
  }

  @Authorized()
  @Mutation(() => VolunteerGroupType)
  registerGroup(
    @Arg('input', () => RegisterGroupInput) input: RegisterGroupInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VolunteerGroup> {
    const { name, description = null, areaCodes, categoryCodes, base = null, idempotencyKey = null } = input
    return this.groups.register(context, { name, description, areaCodes, categoryCodes, base }, idempotencyKey)
  }

  @Authorized()
  @Mutation(() => VolunteerGroupType, {
    description: 'For its coordinator, the stations, and those who may verify it; for who registered it, until then.',
  })
  updateGroup(
    @Arg('input', () => UpdateGroupInput) input: UpdateGroupInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VolunteerGroup> {
    const { id, expectedVersion, ...change } = input
    return this.groups.update(context, id, expectedVersion, change)
  }

  @Authorized(...verifierRoles)
  @Mutation(() => VolunteerGroupType)
  verifyGroup(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('areaCodes', () => [ID]) areaCodes: string[],
    @Arg('supervisorId', () => ID, { nullable: true }) supervisorId?: string | null,
  ): Promise<VolunteerGroup> {
    return this.groups.verify(context, id, areaCodes, supervisorId ?? null)
  }

  @Authorized(...suspenderRoles)
  @Mutation(() => VolunteerGroupType)
  suspendGroup(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<VolunteerGroup> {
    return this.groups.suspend(context, id, reason)
  }
}

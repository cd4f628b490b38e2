import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Directive } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { AreaRef } from '../code/code.type'
import type { DirectoryService } from './directory.service'
import { OrganizationStatus, ProviderKind, type Organization } from './organization'
import { ApplyAsPartnerInput } from './organization.input'
import type { OrganizationLoader } from './organization.loader'
import type { OrganizationService } from './organization.service'
import { OrganizationConnection, OrganizationType } from './organization.type'

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly service: OrganizationService,
    private readonly directory: DirectoryService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => OrganizationType, { nullable: true })
  organization(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Organization | null> {
    return this.organizations.load(context, id)
  }

  @Query(() => OrganizationConnection, {
    name: 'organizations',
    description: 'Verified ones, and others as far as the viewer sees them; by name.',
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  list(
    @Ctx() context: SubgraphContext,
    @Arg('area', () => ID, { nullable: true }) area?: string | null,
    @Arg('kind', () => [ProviderKind], { nullable: true }) kind?: ProviderKind[] | null,
    @Arg('status', () => [OrganizationStatus], { nullable: true }) status?: OrganizationStatus[] | null,
    @Arg('search', () => String, { nullable: true }) search?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Organization>> {
    return this.directory.list(context, { area, kind, status, search, first, after })
  }

  @FieldResolver(() => [AreaRef], { nullable: true, description: 'The areas that verified it.' })
  areas(@Root() { areaCodes }: Organization): AreaRef[] {
    return areaCodes.map((code) => ({ code }))
  }

  @Mutation(() => OrganizationType, { description: 'Open to anybody; a station or an officer verifies it.' })
  applyAsPartner(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => ApplyAsPartnerInput) { idempotencyKey, ...application }: ApplyAsPartnerInput,
  ): Promise<Organization> {
    return this.service.apply(context, application, idempotencyKey ?? null)
  }

  @Mutation(() => OrganizationType, { description: 'For areas within your own; again after a suspension.' })
  @Authorized('HUB_ADMIN', 'DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER')
  verifyOrganization(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('areaCodes', () => [ID]) areaCodes: string[],
  ): Promise<Organization> {
    return this.service.verify(context, id, areaCodes)
  }

  @Mutation(() => OrganizationType, { description: 'Its services are hidden and its open offers withdrawn, at once.' })
  @Authorized('DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER')
  suspendOrganization(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason') reason: string,
  ): Promise<Organization> {
    return this.service.suspend(context, id, reason)
  }

  @Mutation(() => OrganizationType, {
    description:
      'For good: your services are found no more, your open offers are withdrawn, your systems let in no more.',
  })
  @Authorized('PARTNER')
  leaveHub(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Organization> {
    return this.service.leave(context, id)
  }
}

import { Arg, Authorized, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { distanceMeters } from '../../../shared/geo'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { AreaRef, CategoryRef } from '../code/code.type'
import type { Organization } from '../organization/organization'
import type { OrganizationLoader } from '../organization/organization.loader'
import { OrganizationType } from '../organization/organization.type'
import { GeoPointInput } from '../../../shared/graphql/geo-point.type'
import type { Service } from './service'
import { ListServiceInput, ReviseServiceInput } from './service.input'
import type { ServiceLoader } from './service.loader'
import type { ServiceService } from './service.service'
import { ServiceType } from './service.type'

@Resolver(() => ServiceType)
export class ServiceResolver {
  constructor(
    private readonly service: ServiceService,
    private readonly services: ServiceLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => ServiceType, { nullable: true, name: 'service' })
  one(@Ctx() context: SubgraphContext, @Arg('id', () => ID) id: string): Promise<Service | null> {
    return this.services.load(context, id)
  }

  @FieldResolver(() => OrganizationType)
  organization(@Root() service: Service, @Ctx() context: SubgraphContext): Promise<Organization> {
    return this.organizations.ownerOf(context, service)
  }

  @FieldResolver(() => [CategoryRef], { nullable: true })
  categories(@Root() { categoryCodes }: Service): CategoryRef[] {
    return categoryCodes.map((code) => ({ code }))
  }

  @FieldResolver(() => [AreaRef], { nullable: true, description: 'The areas it reaches, each with all below it.' })
  serviceAreas(@Root() { serviceAreaCodes }: Service): AreaRef[] {
    return serviceAreaCodes.map((code) => ({ code }))
  }

  @FieldResolver(() => Float, { nullable: true })
  distanceMeters(@Root() { location }: Service, @Arg('from', () => GeoPointInput) from: GeoPointInput): number | null {
    return location && distanceMeters(from, location)
  }

  @Mutation(() => ServiceType)
  @Authorized('PARTNER')
  listService(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => ListServiceInput) { idempotencyKey, ...listing }: ListServiceInput,
  ): Promise<Service> {
    return this.service.list(context, listing, idempotencyKey ?? null)
  }

  @Mutation(() => ServiceType)
  @Authorized('PARTNER')
  reviseService(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => ReviseServiceInput) input: ReviseServiceInput,
  ): Promise<Service> {
    return this.service.revise(context, input)
  }

  @Mutation(() => ServiceType, { description: 'Hidden until it is resumed; what it has on goes on.' })
  @Authorized('PARTNER')
  pauseService(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
  ): Promise<Service> {
    return this.service.pause(context, id, expectedVersion)
  }

  @Mutation(() => ServiceType, { description: 'Listed again, or a draft for the first time.' })
  @Authorized('PARTNER')
  resumeService(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
  ): Promise<Service> {
    return this.service.resume(context, id, expectedVersion)
  }

  @Mutation(() => ServiceType, { description: 'Taken back for good; what it has on goes on.' })
  @Authorized('PARTNER')
  withdrawService(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
  ): Promise<Service> {
    return this.service.withdraw(context, id, expectedVersion)
  }
}

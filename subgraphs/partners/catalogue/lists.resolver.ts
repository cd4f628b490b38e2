import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import { AreaRef, CategoryRef } from '../code/code.type'
import type { Organization } from '../organization/organization'
import { OrganizationType } from '../organization/organization.type'
import { ServiceStatus, type Service } from '../service/service'
import { ServiceConnection } from '../service/service.type'
import type { CatalogueLoader } from './catalogue.loader'

@Resolver(() => OrganizationType)
export class OrganizationServicesResolver {
  constructor(private readonly lists: CatalogueLoader) {}

  @FieldResolver(() => ServiceConnection)
  services(
    @Root() { id }: Organization,
    @Ctx() context: SubgraphContext,
    @Arg('status', () => [ServiceStatus], { nullable: true }) status?: ServiceStatus[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Service>> {
    return this.lists.ofOrganization(context, id, { status: status ?? null, first, after })
  }
}

@Resolver(() => AreaRef)
export class AreaServicesResolver {
  constructor(private readonly lists: CatalogueLoader) {}

  @FieldResolver(() => ServiceConnection, { nullable: true, description: 'Listed services that reach this area.' })
  services(
    @Root() { code }: AreaRef,
    @Ctx() context: SubgraphContext,
    @Arg('categoryCode', () => ID, { nullable: true }) categoryCode?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Service>> {
    return this.lists.ofArea(context, code, { categoryCode, first, after })
  }
}

@Resolver(() => CategoryRef)
export class CategoryServicesResolver {
  constructor(private readonly lists: CatalogueLoader) {}

  @FieldResolver(() => ServiceConnection, {
    nullable: true,
    description: 'Listed services in this category or below it.',
  })
  services(
    @Root() { code }: CategoryRef,
    @Ctx() context: SubgraphContext,
    @Arg('area', () => ID, { nullable: true }) area?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Service>> {
    return this.lists.ofCategory(context, code, { area, first, after })
  }
}

import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CatalogueLoaders } from '../category/catalogue.loader'
import type { CatalogueService } from '../category/catalogue.service'
import type { ServiceLine } from '../category/category'
import { CategoryType, ServiceLineEnum } from '../category/category.type'
import type { Handling, ServiceItem } from './service-item'
import { HandlingEnum, ServiceItemType } from './service-item.type'

/** The affairs that stations undertake. */
@Resolver(() => ServiceItemType)
export class ServiceItemResolver {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => ServiceItemType, { nullable: true })
  serviceItem(@Arg('code', () => ID) code: string, @Ctx() context: SubgraphContext) {
    return this.loaders.item.load(context, code)
  }

  @Query(() => [ServiceItemType])
  serviceItems(
    @Arg('line', () => ServiceLineEnum, { nullable: true }) line: ServiceLine | null,
    @Arg('handling', () => HandlingEnum, { nullable: true }) handling: Handling | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Ctx() context: SubgraphContext,
  ) {
    const filter = { line: line ?? null, handling: handling ?? null, search: search ?? null }
    return this.catalogue.items(context, filter)
  }

  @FieldResolver(() => CategoryType)
  category(@Root() { categoryCode }: ServiceItem, @Ctx() context: SubgraphContext) {
    return this.loaders.category.load(context, categoryCode)
  }
}

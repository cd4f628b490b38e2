import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CatalogueLoaders } from './catalogue.loader'
import type { CatalogueService } from './catalogue.service'
import type { Category, CategoryInTree, ServiceLine } from './category'
import { CategoryType, ServiceLineEnum } from './category.type'

/** The public catalogue's taxonomy. */
@Resolver(() => CategoryType)
export class CategoryResolver {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => CategoryType, { nullable: true })
  category(@Arg('code', () => ID) code: string, @Ctx() context: SubgraphContext) {
    return this.loaders.category.load(context, code)
  }

  @Query(() => [CategoryType], { description: 'The whole tree below a code, or all of it.' })
  categories(
    @Arg('within', () => ID, { nullable: true }) within: string | null,
    @Arg('line', () => ServiceLineEnum, { nullable: true }) line: ServiceLine | null,
    @Ctx() context: SubgraphContext,
  ) {
    return this.catalogue.categories(context, within ?? null, line ?? null)
  }

  @FieldResolver(() => CategoryType, { nullable: true })
  parent(@Root() { parentCode, parent }: Category & Partial<CategoryInTree>, @Ctx() context: SubgraphContext) {
    if (parent !== undefined || parentCode === null) return parent ?? null
    return this.loaders.category.load(context, parentCode)
  }

  @FieldResolver(() => [CategoryType])
  children(@Root() { code, children }: Category & Partial<CategoryInTree>, @Ctx() context: SubgraphContext) {
    return children ?? this.loaders.children.load(context, code)
  }
}

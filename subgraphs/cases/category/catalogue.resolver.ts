import { Arg, Authorized, Ctx, Field, Float, ID, InputType, Mutation, Resolver } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Handling } from '../service-item/service-item'
import { HandlingEnum, ServiceItemType } from '../service-item/service-item.type'
import type { CatalogueLoaders } from './catalogue.loader'
import type { CatalogueService } from './catalogue.service'
import { CategoryType } from './category.type'

@InputType()
export class ServiceItemInput {
  @Field(() => ID)
  code: string
  @Field()
  title: string
  @Field(() => ID)
  categoryCode: string
  @Field(() => HandlingEnum)
  handling: Handling
  @Field(() => [String], { nullable: true })
  requiredDocuments?: string[] | null
  @Field(() => Float)
  respondWithinHours: number
  @Field(() => Float)
  completeWithinHours: number
  @Field(() => Boolean, { nullable: true, defaultValue: true })
  active?: boolean | null
}

/** The upkeep of the catalogue: for the district, which it is one for. */
@Resolver()
export class CatalogueResolver {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Authorized('HUB_ADMIN', 'DISTRICT_OFFICER')
  @Mutation(() => CategoryType)
  async saveCategory(@Arg('code', () => ID) code: string, @Arg('name') name: string, @Ctx() context: SubgraphContext) {
    await this.catalogue.saveCategory(context, code, name)
    return this.loaders.category.load(context, code)
  }

  @Authorized('HUB_ADMIN', 'DISTRICT_OFFICER')
  @Mutation(() => ServiceItemType)
  async saveServiceItem(@Arg('input') input: ServiceItemInput, @Ctx() context: SubgraphContext) {
    await this.catalogue.saveItem(context, input)
    return this.loaders.item.load(context, input.code)
  }
}

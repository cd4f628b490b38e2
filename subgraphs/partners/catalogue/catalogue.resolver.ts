import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql'
import type { Connection } from '../../../shared/graphql/connection'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Service } from '../service/service'
import { ServiceConnection } from '../service/service.type'
import type { CatalogueService } from './catalogue.service'
import { ServiceSearchInput } from './search.input'

@Resolver()
export class CatalogueResolver {
  constructor(private readonly catalogue: CatalogueService) {}

  @Query(() => ServiceConnection, {
    description: 'Nearest first where `near` is given, else best text match, else title.',
  })
  @Directive('@listSize(slicingArguments: ["first"], sizedFields: ["edges"])')
  services(
    @Ctx() context: SubgraphContext,
    @Arg('search', () => ServiceSearchInput, { nullable: true }) search?: ServiceSearchInput | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<Service>> {
    return this.catalogue.search(context, search ?? {}, { first, after })
  }
}

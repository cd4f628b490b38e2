import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import { OrganizationRef } from '../right/organization.type'
import type { SubgraphView } from './subgraph'
import { SubgraphType } from './subgraph.type'
import type { SubgraphService } from './subgraphs.service'

@Resolver(() => SubgraphType)
export class SubgraphResolver {
  constructor(private readonly service: SubgraphService) {}

  @Query(() => [SubgraphType])
  @Authorized()
  subgraphs(@Ctx() context: SubgraphContext): Promise<readonly SubgraphView[]> {
    return this.service.list(context)
  }

  @Query(() => SubgraphType, { nullable: true })
  @Authorized()
  subgraph(@Ctx() context: SubgraphContext, @Arg('name', () => String) name: string): Promise<SubgraphView | null> {
    return this.service.named(context, name)
  }

  @FieldResolver(() => OrganizationRef, { nullable: true })
  owner(@Root() { ownerId }: SubgraphView): OrganizationRef | null {
    return ownerId === null ? null : { id: ownerId }
  }
}

@Resolver(() => OrganizationRef)
export class OrganizationSubgraphsResolver {
  constructor(private readonly service: SubgraphService) {}

  @FieldResolver(() => [SubgraphType], {
    nullable: true,
    description: 'The subgraphs that this organisation has plugged in.',
  })
  subgraphs(@Root() { id }: OrganizationRef, @Ctx() context: SubgraphContext): Promise<readonly SubgraphView[] | null> {
    return this.service.ofOrganization(context, id)
  }
}

import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import { page, type SubgraphContext } from '../../../shared/graphql'
import type { Published } from './published'
import type { SupergraphService } from './supergraph.service'
import { SupergraphType } from './supergraph.type'

@Resolver(() => SupergraphType)
export class SupergraphResolver {
  constructor(private readonly service: SupergraphService) {}

  @Query(() => SupergraphType, { description: 'The supergraph being served.' })
  @Authorized()
  supergraph(@Ctx() context: SubgraphContext): Published {
    return this.service.served(context)
  }

  @Query(() => [SupergraphType], { description: 'Earlier ones, newest first.' })
  @Authorized()
  supergraphHistory(
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
  ): Promise<readonly Published[]> {
    return this.service.history(context, page(first, null, 20).first)
  }

  @Mutation(() => SupergraphType)
  @Authorized('HUB_ADMIN')
  rollbackSupergraph(
    @Ctx() context: SubgraphContext,
    @Arg('toVersion', () => Int) toVersion: number,
  ): Promise<Published> {
    return this.service.rollBack(context, toVersion)
  }
}

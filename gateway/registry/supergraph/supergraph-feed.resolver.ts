import { Authorized, Ctx, Resolver, Subscription } from 'type-graphql'
import type { SubgraphContext } from '../../../shared/graphql'
import type { Published } from './published'
import type { SupergraphService } from './supergraph.service'
import { SupergraphType } from './supergraph.type'

/** Over a service: `subscribe` stands in a decorator, before there is an instance, so the class is made here. */
export function supergraphFeedResolver(service: SupergraphService): object {
  @Resolver(() => SupergraphType)
  class SupergraphFeedResolver {
    @Subscription(() => SupergraphType, {
      subscribe: ({ context }: { context: SubgraphContext }) => service.changes(context) as never,
    })
    @Authorized()
    supergraphChanged(@Ctx() context: SubgraphContext): Published {
      return service.served(context)
    }
  }
  return new SupergraphFeedResolver()
}

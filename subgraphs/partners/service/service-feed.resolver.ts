import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql'
import { NotFound } from '../../../shared/errors'
import type { HubEvent } from '../../../shared/events'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Service } from './service'
import type { ServiceFeed } from './service.feed'
import type { ServiceLoader } from './service.loader'
import { ServiceType } from './service.type'

/** Live services over a feed: `subscribe` stands in a decorator, before there is an instance, so the class is made here. */
export function serviceFeedResolver(feed: ServiceFeed, services: ServiceLoader): object {
  interface Subscribing {
    readonly args: { readonly area?: string | null; readonly categoryCode?: string | null }
    readonly context: SubgraphContext
  }

  @Resolver(() => ServiceType)
  class ServiceFeedResolver {
    @Subscription(() => ServiceType, {
      description: 'Services as they are listed or revised, by what they offer and where.',
      subscribe: ({ args, context }: Subscribing) =>
        feed.listed(context, args.area ?? null, args.categoryCode ?? null) as never,
    })
    async serviceListed(
      @Root() event: HubEvent,
      @Ctx() context: SubgraphContext,
      @Arg('area', () => ID, { nullable: true }) _area?: string | null,
      @Arg('categoryCode', () => ID, { nullable: true }) _categoryCode?: string | null,
    ): Promise<Service> {
      const service = await services.load(context, event.aggregateId)
      if (!service) throw new NotFound('service')
      return service
    }
  }
  return new ServiceFeedResolver()
}

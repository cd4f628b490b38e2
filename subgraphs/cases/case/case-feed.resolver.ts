import { Arg, Authorized, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql'
import { NotFound } from '../../../shared/errors'
import type { HubEvent } from '../../../shared/events'
import type { SubgraphContext } from '../../../shared/graphql'
import type { CaseFeed } from './case.feed'
import type { CaseLoaders } from './case.loader'
import { CaseType } from './case.type'

interface Subscribing {
  readonly args: { area?: string | null; id?: string | null }
  readonly context: SubgraphContext
}

/** Live cases over a feed: `subscribe` options stand in a decorator, before there is an instance, so they are made here. */
export function caseFeedResolver(feed: CaseFeed, loaders: CaseLoaders): object {
  @Resolver(() => CaseType)
  class CaseFeedResolver {
    @Authorized()
    @Subscription(() => CaseType, {
      description: 'Every change to a case below an area, or to one case.',
      subscribe: ({ args, context }: Subscribing) => feed.changed(context, args.area ?? null, args.id ?? null) as never,
    })
    async caseChanged(
      @Root() { aggregateId }: HubEvent,
      @Ctx() context: SubgraphContext,
      @Arg('area', () => ID, { nullable: true }) _area?: string | null,
      @Arg('id', () => ID, { nullable: true }) _id?: string | null,
    ) {
      const the = await loaders.byId.load(context, aggregateId)
      if (!the) throw new NotFound('case')
      return the
    }
  }
  return new CaseFeedResolver()
}

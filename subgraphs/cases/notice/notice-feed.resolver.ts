import { Authorized, Ctx, Resolver, Root, Subscription } from 'type-graphql'
import { NotFound } from '../../../shared/errors'
import type { HubEvent } from '../../../shared/events'
import type { SubgraphContext } from '../../../shared/graphql'
import type { NoticeFeed } from './notice.feed'
import { NoticeType } from './notice.type'

/** Live notices over a feed, made as those of cases are. */
export function noticeFeedResolver(feed: NoticeFeed): object {
  @Resolver(() => NoticeType)
  class NoticeFeedResolver {
    @Authorized()
    @Subscription(() => NoticeType, {
      description: "The viewer's own notices, as they come.",
      subscribe: ({ context }: { context: SubgraphContext }) => feed.received(context),
    })
    async noticeReceived(@Root() { aggregateId }: HubEvent, @Ctx() context: SubgraphContext) {
      const notice = await feed.one(context, aggregateId)
      if (!notice) throw new NotFound('notice')
      return notice
    }
  }
  return new NoticeFeedResolver()
}

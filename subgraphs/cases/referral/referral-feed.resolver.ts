import { Arg, Authorized, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql'
import { NotFound } from '../../../shared/errors'
import type { HubEvent } from '../../../shared/events'
import type { SubgraphContext } from '../../../shared/graphql'
import type { ReferralFeed } from './referral.feed'
import type { ReferralLoaders } from './referral.loader'
import { ReferralType } from './referral.type'

interface Subscribing {
  readonly args: { providerId: string }
  readonly context: SubgraphContext
}

/** Live referrals over a feed, made as those of cases are. */
export function referralFeedResolver(feed: ReferralFeed, loaders: ReferralLoaders): object {
  @Resolver(() => ReferralType)
  class ReferralFeedResolver {
    @Authorized()
    @Subscription(() => ReferralType, {
      description: 'Referrals of one provider as they are offered and move on.',
      subscribe: ({ args, context }: Subscribing) => feed.changed(context, args.providerId),
    })
    async referralChanged(
      @Root() { aggregateId }: HubEvent,
      @Ctx() context: SubgraphContext,
      @Arg('providerId', () => ID) _providerId: string,
    ) {
      const referral = await loaders.byId.load(context, aggregateId)
      if (!referral) throw new NotFound('referral')
      return referral
    }
  }
  return new ReferralFeedResolver()
}

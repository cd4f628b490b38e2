import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { HubEvent } from '../../../shared/events'
import type { SubgraphContext } from '../../../shared/graphql/context'
import type { Task } from './task'
import type { TaskFeed } from './task.feed'
import { TaskType } from './task.type'

/** Live tasks over a feed: `subscribe` options stand in a decorator, before there is an instance, so they are made here. */
export function taskFeedResolver(feed: TaskFeed): object {
  interface Subscribing<Args> {
    readonly args: Args
    readonly context: SubgraphContext
  }

  @Resolver(() => TaskType)
  class TaskFeedResolver {
    @Subscription(() => TaskType, {
      description: 'Open tasks in the area and below it, of the category and below it, as they are posted.',
      subscribe: ({ args, context }: Subscribing<{ area?: string | null; categoryCode?: string | null }>) =>
        feed.posted(context, args.area ?? null, args.categoryCode ?? null),
    })
    taskPosted(
      @Root() event: HubEvent,
      @Ctx() context: SubgraphContext,
      @Arg('area', () => ID, { nullable: true }) _area?: string | null,
      @Arg('categoryCode', () => ID, { nullable: true }) _categoryCode?: string | null,
    ): Promise<Task> {
      return feed.task(context, event)
    }

    @Subscription(() => TaskType, {
      description: 'Every change to one task.',
      subscribe: ({ args, context }: Subscribing<{ id: string }>) => feed.changed(context, args.id) as never,
    })
    taskChanged(
      @Root() event: HubEvent,
      @Ctx() context: SubgraphContext,
      @Arg('id', () => ID) _id: string,
    ): Promise<Task> {
      return feed.task(context, event)
    }
  }
  return new TaskFeedResolver()
}

import type { HubEvent } from './event'

/**
 * The events that the subscriber may see at the moment they come: each is asked about when it is taken, with the rights
 * of then. An iterator whose `return` reaches the feed at once, also while a `next` waits for it.
 */
export function visible(
  events: AsyncIterableIterator<HubEvent>,
  sees: (event: HubEvent) => Promise<boolean>,
): AsyncIterableIterator<HubEvent> {
  return {
    async next() {
      for (;;) {
        const result = await events.next()
        if (result.done || (await sees(result.value))) return result
      }
    },
    async return() {
      await events.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

import type { EventConsumer } from '../../../shared/events'
import type { NoticePost } from './notice-post'
import type { Recipients } from './recipients'

/** Somebody above the station has opened a resident's record in an emergency: its stationmaster is told at once. */
export function glassConsumer(post: NoticePost, recipients: Recipients): EventConsumer {
  return {
    name: 'cases.glass',
    kinds: ['glass.broken'],
    async handle(tx, { data }) {
      const { communityCode, until } = data as { communityCode: string; until: string }
      const text = `A resident's record was opened in an emergency by an officer, until ${until}`
      await post.send(tx, await recipients.stationmaster(tx, communityCode), { kind: 'BREAK_GLASS', text })
    },
  }
}

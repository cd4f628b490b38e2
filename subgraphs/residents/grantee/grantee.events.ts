import type { EventConsumer } from '../../../shared/events'
import type { GranteeStore } from './grantee.store'

/** Keeps which organisations and groups there are. */
export function granteeConsumer(store: GranteeStore): EventConsumer {
  return {
    name: 'residents.grantee',
    kinds: ['organization.saved', 'group.saved'],
    async handle(tx, { kind, aggregateId: id, data }) {
      const { status } = data
      await store.save(tx, {
        id,
        kind: kind === 'group.saved' ? 'VOLUNTEER_GROUP' : 'ORGANIZATION',
        status: typeof status === 'string' ? status : null,
      })
    },
  }
}

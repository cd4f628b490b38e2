import type { Transaction } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import type { Organization } from './organization'

/** Tells the other subgraphs who can be referred to. */
export async function publishOrganizationSaved(outbox: Outbox, tx: Transaction, organization: Organization) {
  const { id, kind, status, areaCodes, version } = organization
  await outbox.publish(tx, {
    kind: 'organization.saved',
    aggregateId: id,
    version,
    data: { kind, status, areaCodes },
  })
}

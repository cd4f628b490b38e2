import type { Transaction } from '../../../shared/database'
import type { NewEvent, Outbox } from '../../../shared/events'
import type { Service } from './service'

/** Tells the other subgraphs which offer is whose, and live subscribers that it has changed. */
export async function publishServiceSaved(outbox: Outbox, tx: Transaction, service: Service) {
  await outbox.publish(tx, serviceSaved(service))
}

/** What is told of a service that has been listed or has changed. */
export function serviceSaved(service: Service): NewEvent {
  const { id, organizationId, status, categoryCodes, serviceAreaCodes, version } = service
  const data = { organizationId, status, categoryCodes, serviceAreaCodes }
  return { kind: 'service.saved', aggregateId: id, version, data }
}

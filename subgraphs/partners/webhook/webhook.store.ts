import type { Transaction } from '../../../shared/database'
import type { DisabledBecause, SealedSecrets, WebhookEndpoint } from './webhook'

export interface WebhookStore {
  insert(tx: Transaction, endpoint: WebhookEndpoint, secrets: SealedSecrets): Promise<void>
  /** False when there is none that the viewer may touch. */
  remove(tx: Transaction, id: string): Promise<boolean>
  /** Held against other changes until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<(WebhookEndpoint & SealedSecrets) | null>
  /** Every endpoint of the hub, for sealing all anew. */
  all(tx: Transaction): Promise<(WebhookEndpoint & SealedSecrets)[]>
  setSecrets(tx: Transaction, id: string, secrets: SealedSecrets): Promise<void>
  setDisabled(tx: Transaction, id: string, at: Date | null, because: DisabledBecause | null): Promise<void>
  setFailingSince(tx: Transaction, id: string, since: Date | null): Promise<void>
  /** Oldest first. */
  ofOrganizations(tx: Transaction, organizationIds: readonly string[]): Promise<WebhookEndpoint[]>
}

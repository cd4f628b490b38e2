import type { Transaction } from '../../../shared/database'
import type { Service } from '../service/service'

/** A service that was imported: the publisher's id, and the service. */
export interface ImportedService {
  readonly hsdsId: string
  readonly service: Service
}

export interface ImportStore {
  /** Every category that exists. */
  categories(tx: Transaction): Promise<ReadonlySet<string>>
  /** An organisation's services by a publisher's ids, held against other changes until the transaction ends. */
  byHsdsId(tx: Transaction, organizationId: string, hsdsIds: readonly string[]): Promise<Map<string, Service>>
  /**
   * Which of these ids are some service's already. Holds other imports back until the transaction ends, so that two of
   * them never take one id.
   */
  takenIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Remembers which publisher's id is whose, of those whose own id is another. */
  remember(tx: Transaction, imported: readonly ImportedService[]): Promise<void>
}

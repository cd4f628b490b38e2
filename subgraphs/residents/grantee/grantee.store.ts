import type { Transaction } from '../../../shared/database'

/** An organisation or volunteer group that a resident can let see something. */
export interface Grantee {
  readonly id: string
  readonly kind: 'ORGANIZATION' | 'VOLUNTEER_GROUP'
  /** As its own subgraph told it */
  readonly status: string | null
}

export interface GranteeStore {
  save(tx: Transaction, grantee: Grantee): Promise<void>
  /** Known, and still there. */
  isKnown(tx: Transaction, id: string): Promise<boolean>
}

import type { Transaction } from '../../../shared/database'
import type { Delivery } from './delivery'

/** Of one endpoint and one subject, deliveries are sent one after another, in the order in which they came. */
export interface Lane {
  readonly endpointId: string
  readonly subject: string
}

/** A delivery, and until when somebody is sending it. */
export interface ClaimableDelivery extends Delivery {
  readonly claimedUntil: Date | null
}

export interface DeliveryStore {
  /** Also forgets what the endpoint was told long before. */
  insert(tx: Transaction, delivery: Delivery, forgetBefore: Date): Promise<void>
  /** Whoever else looks at the lane waits until the transaction ends. */
  lockLane(tx: Transaction, lane: Lane): Promise<void>
  /** The next in the lane that is not through with. */
  head(tx: Transaction, lane: Lane): Promise<ClaimableDelivery | null>
  claim(tx: Transaction, id: string, until: Date): Promise<void>
  /** Writes what came of it, and lets it go. */
  update(tx: Transaction, delivery: Delivery): Promise<void>
  byId(tx: Transaction, id: string): Promise<Delivery | null>
  /** Gives up what an endpoint was still to be told. */
  giveUp(tx: Transaction, endpointId: string, error: string): Promise<void>
  /** Newest first, up to so many for each endpoint. */
  ofEndpoints(tx: Transaction, asked: readonly { endpointId: string; first: number }[]): Promise<Delivery[]>
}

import type { Transaction } from '../../../shared/database'
import type { Credential, Holder } from './credential'

/** A volunteer group as the volunteers subgraph tells of it. */
export interface HeardGroup {
  readonly id: string
  readonly status: string
  readonly areaCodes: readonly string[]
  readonly version: number
}

export interface CredentialStore {
  insert(tx: Transaction, credential: Credential): Promise<void>
  /** Lets all of a holder's credentials end at a time at the latest. */
  endAll(tx: Transaction, holderId: string, at: Date): Promise<void>
  byId(tx: Transaction, id: string): Promise<Credential | null>
  /** An organisation or a group; held against other changes until the transaction ends. */
  lockHolder(tx: Transaction, id: string): Promise<Holder | null>
  holder(tx: Transaction, id: string): Promise<Holder | null>
  /** An older word than the last that was heard changes nothing. */
  saveGroup(tx: Transaction, group: HeardGroup): Promise<void>
}

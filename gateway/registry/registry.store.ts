import type { Transaction } from '../../shared/database'
import type { PlugIn, PlugInState } from './plug-in/plug-in'
import type { Part, Published } from './supergraph/published'

/** What the registry keeps. Who reads as a viewer sees what row-level security leaves of it. */
export interface RegistryStore {
  /** One writer at a time, over all gateways, until the transaction ends. */
  lock(tx: Transaction): Promise<void>

  /** 0 before the first. */
  latestVersion(tx: Transaction): Promise<number>
  published(tx: Transaction, version: number): Promise<Published | null>
  /** Those before a version, newest first. */
  before(tx: Transaction, version: number, first: number): Promise<readonly Published[]>
  /** The plug-ins in a supergraph, in the order of their names. */
  partsOf(tx: Transaction, version: number): Promise<readonly PlugIn[]>
  publish(tx: Transaction, published: Published, parts: readonly Part[]): Promise<void>
  /** Tells every gateway, once the transaction commits. */
  announce(tx: Transaction, version: number): Promise<void>

  /** All whose names have ever been plugged in, in the order of their names. */
  states(tx: Transaction): Promise<readonly PlugInState[]>
  state(tx: Transaction, name: string): Promise<PlugInState | null>
  /** Of several organisations. */
  statesOf(tx: Transaction, ownerIds: readonly string[]): Promise<readonly PlugInState[]>
  /** Keeps a new revision and lets it count; answers it with its number. */
  plug(tx: Transaction, plugIn: Omit<PlugIn, 'revision'>): Promise<PlugIn>
  /** Lets exactly these count, and no others. */
  letCount(tx: Transaction, parts: readonly Part[]): Promise<void>

  mayPlug(tx: Transaction, organizationId: string): Promise<boolean>
  /** Those of the organisations whose district has said that they may not, or not any more. */
  refused(tx: Transaction, organizationIds: readonly string[]): Promise<readonly string[]>
  decide(tx: Transaction, decision: Decision): Promise<void>
}

/** Whether an organisation may plug subgraphs in, and who said so. */
export interface Decision {
  readonly organizationId: string
  readonly allowed: boolean
  readonly decidedBy: string
  readonly decidedAt: Date
}

import DataLoader from 'dataloader'
import type { Clock } from '../../../shared/clock'
import type { SubgraphContext } from '../../../shared/graphql'
import type { AccessLogStore } from '../access/access-log.store'
import { communityOfHome } from '../area/area'
import type { ResidentLoaders } from '../resident/resident.loader'
import type { Vault } from '../vault/vault'
import type { Household } from './household'

/** Opens households' addresses: a read of the address of everybody who lives there, so each one's log is told first. */
export class HouseholdAddressLoader {
  private readonly batches = new WeakMap<object, DataLoader<Household, string | null, string>>()

  constructor(
    private readonly residents: ResidentLoaders,
    private readonly log: AccessLogStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Of a household that is there for the viewer; nobody else has one to ask for. */
  load(context: SubgraphContext, household: Household): Promise<string | null> {
    let batch = this.batches.get(context.scope)
    if (!batch) {
      const open = (households: readonly Household[]) => this.open(context, households)
      batch = new DataLoader(open, { cacheKeyFn: ({ id }) => id })
      this.batches.set(context.scope, batch)
    }
    return batch.load(household)
  }

  private async open(context: SubgraphContext, households: readonly Household[]): Promise<(string | null)[]> {
    const members = await Promise.all(households.map(({ id }) => this.residents.members.load(context, id)))
    const reads = members
      .flat()
      .filter((member) => member.erasedAt === null)
      .map(({ id, areaCode }) => ({
        residentId: id,
        communityCode: communityOfHome(areaCode),
        scopes: ['ADDRESS' as const],
      }))
    if (reads.length > 0)
      await context.write((tx) => this.log.append(tx, this.clock.now(), context.operationName ?? 'unnamed', reads))
    return households.map(({ id, key, addressSealed }) =>
      key && addressSealed ? this.vault.open(key, id, 'address', addressSealed) : null,
    )
  }
}

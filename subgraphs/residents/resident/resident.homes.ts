import { isStationOf, type Viewer } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { Checks, isUuid } from '../../../shared/validation'
import { communityOf } from '../area/area'
import type { AreaStore } from '../area/area.store'
import type { HouseholdStore } from '../household/household.store'
import type { Vault } from '../vault/vault'

/** Where somebody is to live. */
export interface Home {
  readonly areaCode: string
  readonly address: string
  readonly householdId?: string | null
}

/** Finds or founds the household of somebody who comes to live in an area. */
export class Homes {
  constructor(
    private readonly areas: AreaStore,
    private readonly households: HouseholdStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The household's id. Throws ValidationFailed for an area or a household that is not the viewer's. */
  async find(tx: Transaction, viewer: Viewer, { areaCode, address, householdId }: Home): Promise<string> {
    const checks = new Checks()
    const [area] = await this.areas.byCodes(tx, [areaCode])
    const own = area !== undefined && communityOf(areaCode) !== null && isStationOf(viewer, areaCode)
    checks.that(own, 'input.areaCode', 'Is not an area of your station.')
    if (householdId) {
      const [household] = isUuid(householdId) ? await this.households.byIds(tx, [householdId]) : []
      const fits = household !== undefined && communityOf(household.areaCode) === communityOf(areaCode)
      checks.that(fits, 'input.householdId', 'Is not a household of this community.')
      checks.done()
      return householdId
    }
    checks.done()
    const id = this.ids.next()
    const key = this.vault.newKey(id)
    const addressSealed = this.vault.seal(key, id, 'address', address)
    await this.households.insert(tx, {
      id,
      areaCode,
      key,
      addressSealed,
      foundedAt: this.clock.now(),
      lastVisitAt: null,
    })
    return id
  }
}

import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks, isUuid } from '../../../shared/validation'
import { communityOfHome } from '../area/area'
import type { ConsentStore } from '../consent/consent.store'
import type { HouseholdStore } from '../household/household.store'
import { mayChange } from '../resident/resident.policy'
import type { Resident } from '../resident/resident'
import type { ResidentStore } from '../resident/resident.store'
import type { ErasureStore } from './erasure.store'

export interface ErasurePorts {
  readonly residents: ResidentStore
  readonly households: HouseholdStore
  readonly consents: ConsentStore
  readonly erasures: ErasureStore
  readonly outbox: Outbox
  readonly clock: Clock
}

/** What is left of a name. */
export const erasedName = 'Erased resident'

export class ErasureService {
  constructor(private readonly ports: ErasurePorts) {}

  /**
   * Destroys a resident's key and personal values for good; cases and figures keep the id. What was written about the
   * resident elsewhere here follows from the event. Throws ValidationFailed, NotFound; erasing again changes nothing.
   */
  erase(caller: Caller, id: string, reason: string): Promise<Resident> {
    const checks = new Checks()
    const why = checks.text('reason', reason, { max: 500 })
    checks.done()
    const { residents, households, consents, erasures, outbox, clock } = this.ports
    return caller.write(async (tx) => {
      const read = async () => (isUuid(id) ? (await residents.byIds(tx, [id]))[0] : undefined)
      const resident = await read()
      if (!resident || !mayChange(caller.viewer, resident)) throw new NotFound('resident')
      if (resident.erasedAt !== null) return resident
      const now = clock.now()
      await residents.erase(tx, id, erasedName, now)
      await consents.withdrawAll(tx, id, now)
      if (resident.householdId !== null) await households.eraseEmpty(tx, resident.householdId)
      await erasures.record(tx, id, caller.viewer.id, why, now)
      const erased = await read()
      if (!erased) throw new NotFound('resident')
      const data = { communityCode: communityOfHome(resident.areaCode), areaCode: resident.areaCode }
      await outbox.publish(tx, { kind: 'resident.erased', aggregateId: id, version: erased.version, data })
      return erased
    })
  }
}

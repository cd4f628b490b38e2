import { areaReaches, officerRoles } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks, isUuid } from '../../../shared/validation'
import type { AccessLogStore } from '../access/access-log.store'
import { communityOfHome } from '../area/area'
import type { ResidentStore } from '../resident/resident.store'
import { glassMilliseconds, shortestReason, type BrokenGlass } from './glass'
import type { GlassStore } from './glass.store'

export interface GlassPorts {
  readonly glass: GlassStore
  readonly residents: ResidentStore
  readonly accessLog: AccessLogStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
}

export class GlassService {
  constructor(private readonly ports: GlassPorts) {}

  /**
   * Opens one resident's personal fields to an officer of the area for half an hour: a line in the accessLog, and an event from
   * which the stationmaster is told. Throws ValidationFailed, NotFound.
   */
  break(caller: Caller, residentId: string, reason: string): Promise<BrokenGlass> {
    const checks = new Checks()
    const why = checks.text('reason', reason, { min: shortestReason, max: 1000 })
    checks.done()
    const { glass, residents, accessLog, outbox, clock, ids } = this.ports
    const { viewer } = caller
    return caller.write(async (tx) => {
      const [resident] = isUuid(residentId) ? await residents.byIds(tx, [residentId]) : []
      if (!resident || !officerRoles.includes(viewer.role) || !areaReaches(viewer, resident.areaCode))
        throw new NotFound('resident')
      const now = clock.now()
      const until = new Date(now.getTime() + glassMilliseconds)
      const broken = {
        id: ids.next(),
        residentId: resident.id,
        officerId: viewer.id,
        reason: why,
        brokenAt: now,
        until,
      }
      await glass.insert(tx, broken)
      const communityCode = communityOfHome(resident.areaCode)
      await accessLog.append(tx, now, 'breakGlass', [{ residentId: resident.id, communityCode, scopes: [] }])
      const data = { residentId: resident.id, communityCode, officerId: viewer.id, until: until.toISOString() }
      await outbox.publish(tx, { kind: 'glass.broken', aggregateId: broken.id, version: 0, data })
      return broken
    })
  }
}

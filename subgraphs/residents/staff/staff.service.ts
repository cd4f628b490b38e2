import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { reaches } from '../../../shared/paths'
import { Checks, isUuid } from '../../../shared/validation'
import type { AreaStore } from '../area/area.store'
import type { Staff } from './staff'
import { mayAssign } from './staff.policy'
import type { StaffStore } from './staff.store'

export class StaffService {
  constructor(
    private readonly staff: StaffStore,
    private readonly areas: AreaStore,
    private readonly outbox: Outbox,
  ) {}

  /** Makes a member responsible for exactly these areas of the station's community. */
  assign(caller: Caller, staffId: string, areaCodes: readonly string[]): Promise<Staff> {
    const codes = [...new Set(areaCodes)]
    return caller.write(async (tx) => {
      const [member] = isUuid(staffId) ? await this.staff.byIds(tx, [staffId]) : []
      if (!member || !mayAssign(caller.viewer, member)) throw new NotFound('staff member')
      const checks = new Checks()
      checks.that(codes.length <= 200, 'areaCodes', 'Must have at most 200 areas.')
      const known = new Set((await this.areas.byCodes(tx, codes)).map((area) => area.code))
      for (const code of codes)
        checks.that(
          known.has(code) && reaches(member.communityCode, code),
          'areaCodes',
          `${code} is no area of this station.`,
        )
      checks.done()
      const assigned = await this.staff.assign(tx, staffId, codes)
      if (!assigned) throw new NotFound('staff member')
      const { stationId, communityCode, post, version } = assigned
      const data = { stationId, communityCode, post }
      await this.outbox.publish(tx, { kind: 'staff.saved', aggregateId: staffId, version, data })
      return assigned
    })
  }
}

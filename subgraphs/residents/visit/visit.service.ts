import type { Clock, Ids } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Forbidden, NotFound } from '../../../shared/errors'
import { isStationOf } from '../../../shared/auth'
import { Checks, isUuid } from '../../../shared/validation'
import { mayReadRecord } from '../disclosure/disclosure.policy'
import type { HouseholdStore } from '../household/household.store'
import type { ParentPage } from '../paging/page'
import type { Resident } from '../resident/resident'
import type { ResidentStore } from '../resident/resident.store'
import type { StaffStore } from '../staff/staff.store'
import type { Vault } from '../vault/vault'
import { openDiary, sealDiary, type DiaryField, type Mood, type Visit } from './visit'
import type { VisitLoaders } from './visit.loader'
import type { VisitStore } from './visit.store'

export interface NewVisit {
  readonly residentId: string
  readonly at: Date
  readonly mood: Mood
  readonly note?: string | null
  readonly need?: string | null
}

export interface VisitPorts {
  readonly visits: VisitStore
  readonly residents: ResidentStore
  readonly households: HouseholdStore
  readonly staff: StaffStore
  readonly vault: Vault
  readonly clock: Clock
  readonly ids: Ids
}

/** Between a worker's clock and the hub's. */
const clockSlack = 5 * 60_000
const oldest = 366 * 86_400_000

export class VisitService {
  constructor(
    private readonly ports: VisitPorts,
    private readonly loaders: VisitLoaders,
  ) {}

  /** Writes a visit down, in the name of the member of staff who calls. Throws ValidationFailed, NotFound, Forbidden. */
  record(caller: Caller, input: NewVisit): Promise<Visit> {
    const { visits, residents, households, staff, vault, ids } = this.ports
    const heard = this.checked(input)
    return caller.write(async (tx) => {
      const [resident] = isUuid(input.residentId) ? await residents.byIds(tx, [input.residentId]) : []
      const key = resident?.sealed.key
      if (!resident || !key || !isStationOf(caller.viewer, resident.areaCode)) throw new NotFound('resident')
      const [by] = isUuid(caller.viewer.id) ? await staff.byIds(tx, [caller.viewer.id]) : []
      if (!by) throw new Forbidden('Visits are recorded by members of the staff.')
      const { at, mood } = input
      const whose = { id: ids.next(), residentId: resident.id, key }
      const visit: Visit = { ...whose, staffMemberId: by.id, at, mood, ...sealDiary(vault, whose, heard) }
      await visits.insert(tx, visit)
      if (resident.householdId !== null) await households.visited(tx, resident.householdId, at)
      return visit
    })
  }

  /** A resident's visits, newest first, one more than asked. Throws Forbidden. */
  async ofResident(caller: Caller, resident: Resident, page: ParentPage): Promise<readonly Visit[]> {
    if (!mayReadRecord(caller.viewer, resident)) throw new Forbidden()
    return this.loaders.pages.load(caller, resident.id, page)
  }

  async count(caller: Caller, resident: Resident): Promise<number> {
    return (await this.loaders.counts.load(caller, resident.id))?.count ?? 0
  }

  /** What was heard at a visit that is there for the viewer. */
  heard(visit: Visit, field: DiaryField): string | null {
    return openDiary(this.ports.vault, visit, field)
  }

  private checked(input: NewVisit): Record<DiaryField, string | null> {
    const now = this.ports.clock.now().getTime()
    const at = input.at.getTime()
    const checks = new Checks()
    checks.that(at <= now + clockSlack && at >= now - oldest, 'input.at', 'Must be within the year up to now.')
    const note = checks.optionalText('input.note', input.note, { max: 4000 })
    const need = checks.optionalText('input.need', input.need, { max: 500 })
    checks.done()
    return { note, need }
  }
}

import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import type { AccessLogStore } from '../access/access-log.store'
import type { AppointmentStore } from '../appointment/appointment.store'
import { communityOfHome } from '../area/area'
import { dataScopes } from '../consent/consent'
import type { ConsentStore } from '../consent/consent.store'
import type { ProposalStore } from '../proposal/proposal.store'
import { openPerson } from '../resident/person.sealing'
import { mayChange } from '../resident/resident.policy'
import type { ResidentStore } from '../resident/resident.store'
import type { Vault } from '../vault/vault'
import { openDiary, type Visit } from '../visit/visit'
import type { VisitStore } from '../visit/visit.store'

export interface ExportPorts {
  readonly residents: ResidentStore
  readonly consents: ConsentStore
  readonly appointments: AppointmentStore
  readonly visits: VisitStore
  readonly proposals: ProposalStore
  readonly accessLog: AccessLogStore
  readonly vault: Vault
  readonly clock: Clock
}

/** More than anybody has; a copy is whole or it is none. */
const all = { first: 1_000_000, after: null }

export class ExportService {
  constructor(private readonly ports: ExportPorts) {}

  /** All that is held here about one person, as JSON text; itself a line in the access log. Throws NotFound. */
  export(caller: Caller, id: string, operation: string): Promise<string> {
    const { residents, consents, appointments, visits, proposals, accessLog, vault, clock } = this.ports
    return caller.write(async (tx) => {
      const [resident] = isUuid(id) ? await residents.byIds(tx, [id]) : []
      if (!resident || !mayChange(caller.viewer, resident)) throw new NotFound('resident')
      const communityCode = communityOfHome(resident.areaCode)
      await accessLog.append(tx, clock.now(), operation, [{ residentId: id, communityCode, scopes: dataScopes }])
      const { sealed, ...plain } = resident
      const copy = {
        resident: { ...plain, ...openPerson(vault, { ...plain, sealed }) },
        consents: await consents.ofResidents(tx, [id]),
        appointments: await appointments.ofResidents(tx, [id]),
        visits: (await visits.ofResidents(tx, [id], all)).map((visit) => visitOf(vault, visit)),
        proposals: await proposals.ofAuthor(tx, id),
        accessLog: await accessLog.ofResidents(tx, [id], all),
      }
      return JSON.stringify(copy, null, 2)
    })
  }
}

function visitOf(vault: Vault, visit: Visit) {
  const { id, staffMemberId, at, mood } = visit
  return { id, staffMemberId, at, mood, note: openDiary(vault, visit, 'note'), need: openDiary(vault, visit, 'need') }
}

import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Conflict, Forbidden, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import { isUuid } from '../../../shared/validation'
import { communityOfHome } from '../area/area'
import { localDay } from '../calendar/local-time'
import { isSelf } from '../disclosure/disclosure.policy'
import type { Vault } from '../vault/vault'
import { looksOf, openPerson, sealPerson } from './person.sealing'
import { checkedPerson, type PersonAsWritten } from './registration.checks'
import type { Homes } from './resident.homes'
import { mayChange } from './resident.policy'
import { changed, type ResidentChange } from './resident.change'
import type { PersonValues, Resident } from './resident'
import type { Lookalike, ResidentRow, ResidentStore } from './resident.store'

export type { ResidentChange } from './resident.change'

export interface NewResident extends PersonAsWritten {
  readonly areaCode: string
  readonly householdId?: string | null
  readonly idempotencyKey?: string | null
}

export interface Registered {
  readonly resident: Resident
  readonly possibleDuplicates: readonly Lookalike[]
}

export interface ResidentPorts {
  readonly residents: ResidentStore
  readonly homes: Homes
  readonly vault: Vault
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly timeZone: string
}

export class ResidentService {
  constructor(private readonly ports: ResidentPorts) {}

  /**
   * Takes a resident of the station's own area in; with the same idempotency key, once. Answers who of the same community
   * may be the same person: a warning, as people do share phones and names. Throws ValidationFailed.
   */
  register(caller: Caller, { idempotencyKey, ...input }: NewResident): Promise<Registered> {
    const { ids, homes, clock, vault } = this.ports
    const values = checkedPerson(input, this.today())
    return caller.write(async (tx) => {
      const asked = { operation: 'registerResident', key: idempotencyKey ?? null, input }
      const { id } = await once(tx, asked, async () => {
        const householdId = await homes.find(tx, caller.viewer, { ...input, address: values.address })
        const newId = ids.next()
        const row = this.rowOf(newId, vault.newKey(newId), values, { householdId, areaCode: input.areaCode })
        await this.ports.residents.insert(tx, { ...row, registeredAt: clock.now() })
        await this.tell(tx, 'resident.registered', newId, input.areaCode, 1)
        return newId
      })
      const resident = await this.read(tx, id)
      const looks = looksOf(vault, values)
      const community = communityOfHome(resident.areaCode)
      return { resident, possibleDuplicates: await this.ports.residents.lookalikes(tx, id, community, looks) }
    })
  }

  /** Changes what is given. Throws NotFound, Conflict, Forbidden for what only the station may change. */
  update(caller: Caller, change: ResidentChange): Promise<Resident> {
    return caller.write(async (tx) => {
      const { residents, homes, vault } = this.ports
      const resident = await this.changeable(caller, tx, change.id)
      if (resident.version !== change.expectedVersion) throw new Conflict('resident', resident.version)
      if (isSelf(caller.viewer, resident) && (change.fullName || change.areaCode))
        throw new Forbidden('Your name and your area are changed by the station.')
      const values = changed(resident, openPerson(vault, resident), change)
      const areaCode = change.areaCode ?? resident.areaCode
      const moved = areaCode !== resident.areaCode || resident.householdId === null
      const householdId = moved
        ? await homes.find(tx, caller.viewer, { areaCode, address: values.address, householdId: null })
        : (resident.householdId ?? '')
      const row = this.rowOf(resident.id, resident.sealed.key ?? vault.newKey(resident.id), values, {
        householdId,
        areaCode,
      })
      const written = await residents.update(
        tx,
        { ...row, registeredAt: resident.registeredAt },
        change.expectedVersion,
      )
      const now = await this.read(tx, resident.id)
      if (!written) throw new Conflict('resident', now.version)
      await this.tell(tx, 'resident.changed', resident.id, areaCode, now.version)
      return now
    })
  }

  private async changeable(caller: Caller, tx: Transaction, id: string): Promise<Resident> {
    const [resident] = isUuid(id) ? await this.ports.residents.byIds(tx, [id]) : []
    if (!resident || resident.erasedAt !== null || !mayChange(caller.viewer, resident)) throw new NotFound('resident')
    return resident
  }

  private async read(tx: Transaction, id: string): Promise<Resident> {
    const [resident] = await this.ports.residents.byIds(tx, [id])
    if (!resident) throw new NotFound('resident')
    return resident
  }

  private rowOf(
    id: string,
    key: Buffer,
    values: PersonValues,
    home: { householdId: string; areaCode: string },
  ): Omit<ResidentRow, 'registeredAt'> {
    const { preferredName, languages, attributes } = values
    const sealed = sealPerson(this.ports.vault, key, id, values)
    return { id, key, ...home, preferredName, languages, attributes, ...sealed }
  }

  private tell(tx: Transaction, kind: string, id: string, areaCode: string, version: number): Promise<void> {
    const data = { communityCode: communityOfHome(areaCode), areaCode }
    return this.ports.outbox.publish(tx, { kind, aggregateId: id, version, data })
  }

  private today(): string {
    return localDay(this.ports.clock.now(), this.ports.timeZone)
  }
}

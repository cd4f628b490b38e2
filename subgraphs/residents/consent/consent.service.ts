import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks, isUuid } from '../../../shared/validation'
import type { GranteeStore } from '../grantee/grantee.store'
import type { ResidentStore } from '../resident/resident.store'
import { dataScopes, isActive, type Consent, type DataScope } from './consent'
import { mayDecide } from './consent.policy'
import type { ConsentStore } from './consent.store'

export interface NewConsent {
  readonly residentId: string
  readonly granteeId: string
  readonly scopes: readonly DataScope[]
  readonly purpose: string
  readonly caseId?: string | null
  readonly expiresAt?: Date | null
}

export interface ConsentPorts {
  readonly consents: ConsentStore
  readonly grantees: GranteeStore
  readonly residents: ResidentStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
}

export class ConsentService {
  constructor(private readonly ports: ConsentPorts) {}

  /** Lets one organisation or group see some of a resident's data. Throws ValidationFailed, NotFound. */
  grant(caller: Caller, input: NewConsent): Promise<Consent> {
    const now = this.ports.clock.now()
    const { scopes, purpose } = checked(input, now)
    return caller.write(async (tx) => {
      const [resident] = isUuid(input.residentId) ? await this.ports.residents.byIds(tx, [input.residentId]) : []
      if (!resident || resident.erasedAt !== null || !mayDecide(caller.viewer, resident)) throw new NotFound('resident')
      const checks = new Checks()
      const known = await this.ports.grantees.isKnown(tx, input.granteeId)
      checks.that(known, 'input.granteeId', 'Is not an organisation or group of this hub.')
      checks.done()
      const consent: Consent = {
        id: this.ports.ids.next(),
        residentId: resident.id,
        areaCode: resident.areaCode,
        granteeId: input.granteeId.toLowerCase(),
        scopes,
        purpose,
        caseId: input.caseId?.toLowerCase() ?? null,
        grantedAt: now,
        grantedBy: caller.viewer.id,
        expiresAt: input.expiresAt ?? null,
        withdrawnAt: null,
      }
      await this.ports.consents.insert(tx, consent)
      await this.tell(tx, 'consent.granted', consent)
      return consent
    })
  }

  /** Ends a consent: the very next read finds nothing. Withdrawing again changes nothing. */
  withdraw(caller: Caller, id: string): Promise<Consent> {
    return caller.write(async (tx) => {
      const consent = isUuid(id) ? await this.ports.consents.byId(tx, id) : null
      const whose = consent && { id: consent.residentId, areaCode: consent.areaCode }
      if (!consent || !whose || !mayDecide(caller.viewer, whose)) throw new NotFound('consent')
      if (consent.withdrawnAt !== null) return consent
      const withdrawn = { ...consent, withdrawnAt: this.ports.clock.now() }
      await this.ports.consents.withdraw(tx, id, withdrawn.withdrawnAt)
      await this.tell(tx, 'consent.withdrawn', withdrawn)
      return withdrawn
    })
  }

  isActive(consent: Consent): boolean {
    return isActive(consent, this.ports.clock.now())
  }

  private tell(tx: Transaction, kind: string, { id, residentId, granteeId, caseId }: Consent): Promise<void> {
    return this.ports.outbox.publish(tx, { kind, aggregateId: id, version: 0, data: { residentId, granteeId, caseId } })
  }
}

function checked(input: NewConsent, now: Date): Pick<Consent, 'scopes' | 'purpose'> {
  const checks = new Checks()
  const scopes = dataScopes.filter((scope) => input.scopes.includes(scope))
  checks.that(isUuid(input.granteeId), 'input.granteeId', 'Is not the id of an organisation or group.')
  checks.that(scopes.length > 0, 'input.scopes', 'Must name at least one scope.')
  const purpose = checks.text('input.purpose', input.purpose, { max: 500 })
  checks.that(!input.caseId || isUuid(input.caseId), 'input.caseId', 'Is not the id of a case.')
  checks.that(!input.expiresAt || input.expiresAt > now, 'input.expiresAt', 'Must be in the future.')
  checks.done()
  return { scopes, purpose }
}

import { In, IsNull } from 'typeorm'
import type { Transaction } from '../../../shared/database'
import { entities } from '../../../shared/database/pg'
import type { Consent } from './consent'
import { ConsentEntity } from './consent.entity'
import type { ConsentStore } from './consent.store'

export class PgConsentStore implements ConsentStore {
  byId(tx: Transaction, id: string): Promise<Consent | null> {
    return entities(tx).findOneBy(ConsentEntity, { id })
  }

  ofResidents(tx: Transaction, residentIds: readonly string[]): Promise<Consent[]> {
    return entities(tx).find(ConsentEntity, {
      where: { residentId: In([...residentIds]) },
      order: { grantedAt: 'DESC', id: 'DESC' },
    })
  }

  async insert(tx: Transaction, consent: Consent): Promise<void> {
    await entities(tx).insert(ConsentEntity, { ...consent, scopes: [...consent.scopes] })
  }

  async withdraw(tx: Transaction, id: string, at: Date): Promise<void> {
    await entities(tx).update(ConsentEntity, { id, withdrawnAt: IsNull() }, { withdrawnAt: at })
  }

  async withdrawAll(tx: Transaction, residentId: string, at: Date): Promise<void> {
    await entities(tx).update(ConsentEntity, { residentId, withdrawnAt: IsNull() }, { withdrawnAt: at })
  }
}

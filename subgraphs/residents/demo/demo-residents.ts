import type { Transaction } from '../../../shared/database'
import {
  demoHouseholdAreaCode,
  demoHouseholdCount,
  demoHouseholdId,
  demoHouseholdOf,
  demoId,
  demoResidentAreaCode,
  demoResidentCount,
  demoResidentId,
  demoGroups,
} from '../../../shared/demo'
import { sealPerson } from '../resident/person.sealing'
import type { Vault } from '../vault/vault'
import { demoAddress, demoPerson } from './demo-persons'
import { bytes, insertAll } from './insert-all'

const day = 86_400_000

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** When resident or household n was registered: over the year before the station's last month. */
function registered(n: number, now: Date): Date {
  return new Date(now.getTime() - (30 + ((n * 37) % 330)) * day)
}

export async function seedResidents(tx: Transaction, now: Date, vault: Vault): Promise<void> {
  await insertAll(
    tx,
    'household',
    numbers(demoHouseholdCount).map((n) => householdRow(n, now, vault)),
  )
  await insertAll(
    tx,
    'resident',
    numbers(demoResidentCount).map((n) => residentRow(n, now, vault)),
  )
  await insertAll(tx, 'consent', consentRows(now))
}

function householdRow(n: number, now: Date, vault: Vault) {
  const id = demoHouseholdId(n)
  const key = vault.newKey(id)
  const address = vault.seal(key, id, 'address', demoAddress(n))
  return {
    id,
    area_code: demoHouseholdAreaCode(n),
    data_key: bytes(key),
    address_sealed: bytes(address),
    founded_at: new Date(now.getTime() - 370 * day),
  }
}

function residentRow(n: number, now: Date, vault: Vault) {
  const id = demoResidentId(n)
  const key = vault.newKey(id)
  const person = demoPerson(n)
  const sealed = sealPerson(vault, key, id, person)
  return {
    id,
    household_id: demoHouseholdId(demoHouseholdOf(n)),
    area_code: demoResidentAreaCode(n),
    full_name_sealed: bytes(sealed.fullNameSealed),
    preferred_name: person.preferredName,
    birth_date_sealed: bytes(sealed.birthDateSealed),
    languages: person.languages,
    attributes: person.attributes,
    data_key: bytes(key),
    phone_sealed: bytes(sealed.phoneSealed),
    id_number_sealed: bytes(sealed.idNumberSealed),
    address_sealed: bytes(sealed.addressSealed),
    location_sealed: bytes(sealed.locationSealed),
    phone_index: bytes(sealed.phoneIndex),
    id_number_index: bytes(sealed.idNumberIndex),
    name_marks: sealed.nameMarks,
    address_marks: sealed.addressMarks,
    registered_at: registered(n, now),
    version: 1,
  }
}

/** Some residents let a volunteer group call on them. Not the first: what she consents to is hers to show. */
function consentRows(now: Date) {
  const group = demoGroups[1]
  return [12, 24, 36, 48, 60].map((n, index) => ({
    id: demoId('consent', index + 1),
    resident_id: demoResidentId(n),
    area_code: demoResidentAreaCode(n),
    grantee_id: group?.id,
    scopes: ['IDENTITY', 'CONTACT', 'ADDRESS'].slice(0, 1 + (index % 3)),
    purpose: 'Weekly visits by the volunteer group.',
    granted_at: new Date(now.getTime() - (5 + index) * day),
    granted_by: demoResidentId(n),
    expires_at: new Date(now.getTime() + 180 * day),
  }))
}

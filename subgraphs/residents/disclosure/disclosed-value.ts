import type { GeoPoint } from '../../../shared/geo'
import { openLocation, openValue } from '../resident/person.sealing'
import { maskIdNumber, type Resident, type ResidentAttribute } from '../resident/resident'
import type { Vault } from '../vault/vault'
import type { PersonalField } from './disclosure'

interface Disclosed {
  readonly fullName: string | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly location: GeoPoint | null
  /** The household's id */
  readonly household: string | null
  readonly birthDate: string | null
  readonly languages: readonly string[]
  readonly attributes: readonly ResidentAttribute[]
}
export type DisclosedValue<Field extends PersonalField> = Disclosed[Field]

/** A personal field's value, opened for somebody who may read it. */
export function valueOf(
  vault: Vault,
  resident: Resident,
  field: PersonalField,
  masked: boolean,
): Disclosed[PersonalField] {
  switch (field) {
    case 'fullName':
    case 'birthDate':
    case 'phone':
    case 'address':
      return openValue(vault, resident, field)
    case 'idNumber': {
      const idNumber = openValue(vault, resident, field)
      return masked && idNumber !== null ? maskIdNumber(idNumber) : idNumber
    }
    case 'location':
      return openLocation(vault, resident)
    case 'household':
      return resident.householdId
    case 'languages':
    case 'attributes':
      return resident[field]
  }
}

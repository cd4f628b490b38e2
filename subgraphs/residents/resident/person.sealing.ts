import type { GeoPoint } from '../../../shared/geo'
import { addressMarks, nameMarks, personMarks, searchedPersonMarks, type Marks } from '../vault/marks'
import type { Sealed, Vault, WrappedKey } from '../vault/vault'
import type { PersonValues, Resident } from './resident'

/** What is stored of the personal values that are sealed; null where the resident has given none. */
export interface PersonColumns {
  readonly fullNameSealed: Sealed
  readonly birthDateSealed: Sealed | null
  readonly nameMarks: Marks
  readonly phoneSealed: Sealed | null
  readonly phoneIndex: Buffer | null
  readonly idNumberSealed: Sealed | null
  readonly idNumberIndex: Buffer | null
  readonly addressSealed: Sealed | null
  readonly addressMarks: Marks
  readonly locationSealed: Sealed | null
}

export interface SealedValues {
  readonly fullName: string | null
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string | null
  readonly location: GeoPoint | null
}

export function sealPerson(vault: Vault, key: WrappedKey, id: string, values: PersonValues): PersonColumns {
  const seal = (field: string, value: string | null) => (value === null ? null : vault.seal(key, id, field, value))
  return {
    ...sealName(vault, key, id, values),
    ...marksOfPerson(vault, values),
    phoneSealed: seal('phone', values.phone),
    idNumberSealed: seal('idNumber', values.idNumber),
    addressSealed: seal('address', values.address),
    locationSealed: seal('location', values.location && JSON.stringify(values.location)),
  }
}

/** The part of it that a name and a birth date make up. */
export function sealName(
  vault: Vault,
  key: WrappedKey,
  id: string,
  { fullName, birthDate, preferredName }: Pick<PersonValues, 'fullName' | 'birthDate' | 'preferredName'>,
) {
  return {
    fullNameSealed: vault.seal(key, id, 'fullName', fullName),
    birthDateSealed: birthDate === null ? null : vault.seal(key, id, 'birthDate', birthDate),
    nameMarks: [...nameMarks(vault, fullName, preferredName), ...personMarks(vault, fullName, birthDate)],
  }
}

/** What a person is found by: keyed hashes, made anew when the data key is rotated. */
export function marksOfPerson(vault: Vault, values: SealedValues & Pick<PersonValues, 'preferredName'>) {
  const { fullName, preferredName, birthDate, phone, idNumber, address } = values
  const names = [...(fullName === null ? [] : [fullName]), preferredName]
  return {
    nameMarks: [...nameMarks(vault, ...names), ...(fullName === null ? [] : personMarks(vault, fullName, birthDate))],
    phoneIndex: phone === null ? null : vault.blindIndex('phone', phone),
    idNumberIndex: idNumber === null ? null : vault.blindIndex('idNumber', idNumber),
    addressMarks: address === null ? [] : addressMarks(vault, address),
  }
}

/** Opens one sealed value of a resident; null where there is none, and once the key is gone. */
export function openValue(vault: Vault, { id, sealed }: Resident, field: keyof SealedValues): string | null {
  const { key } = sealed
  const value = sealed[field]
  return key === null || value === null ? null : vault.open(key, id, field, value)
}

export function openLocation(vault: Vault, resident: Resident): GeoPoint | null {
  const location = openValue(vault, resident, 'location')
  return location === null ? null : (JSON.parse(location) as GeoPoint)
}

/** Opens everything that is sealed of a resident. */
export function openPerson(vault: Vault, resident: Resident): SealedValues {
  return {
    fullName: openValue(vault, resident, 'fullName'),
    birthDate: openValue(vault, resident, 'birthDate'),
    phone: openValue(vault, resident, 'phone'),
    idNumber: openValue(vault, resident, 'idNumber'),
    address: openValue(vault, resident, 'address'),
    location: openLocation(vault, resident),
  }
}

/** What to look for others under who may be the same person, for each data key that they may be stored under. */
export function looksOf(vault: Vault, { fullName, birthDate, phone, idNumber }: PersonValues) {
  return {
    phone: phone === null ? [] : vault.blindIndexes('phone', phone),
    idNumber: idNumber === null ? [] : vault.blindIndexes('idNumber', idNumber),
    person: searchedPersonMarks(vault, fullName, birthDate),
  }
}

import type { GeoPoint } from '../../../shared/geo'
import { Checks } from '../../../shared/validation'
import {
  birthDateOf,
  checkAttributes,
  checkBirthDate,
  checkIdNumber,
  checkLanguages,
  checkPhone,
  isIdNumber,
} from './person.checks'
import { defaultPreferredName, type PersonValues, type ResidentAttribute } from './resident'

/** A person as somebody wrote it down. */
export interface PersonAsWritten {
  readonly fullName: string
  readonly preferredName?: string | null
  readonly phone?: string | null
  readonly idNumber?: string | null
  readonly birthDate?: string | null
  readonly address: string
  readonly location?: GeoPoint | null
  readonly languages?: readonly string[] | null
  readonly attributes?: readonly ResidentAttribute[] | null
}

/**
 * The values as they are stored: NFC, trimmed, digits normalised; the birth date taken from the id number where only that
 * says it. Throws ValidationFailed with every broken rule. `today` is the hub's calendar day.
 */
export function checkedPerson(input: PersonAsWritten, today: string): PersonValues {
  const checks = new Checks()
  const fullName = checks.text('input.fullName', input.fullName, { max: 100 })
  const preferredName = checks.optionalText('input.preferredName', input.preferredName, { max: 60 })
  const phone = input.phone ? checkPhone(checks, 'input.phone', input.phone) : null
  const idNumber = input.idNumber ? checkIdNumber(checks, 'input.idNumber', input.idNumber) : null
  const carried = idNumber !== null && isIdNumber(idNumber) ? birthDateOf(idNumber) : null
  const birthDate = input.birthDate ?? carried
  if (birthDate !== null)
    checkBirthDate(checks, input.birthDate ? 'input.birthDate' : 'input.idNumber', birthDate, today)
  checks.that(carried === null || birthDate === carried, 'input.birthDate', 'Is not the birth date in the id number.')
  const address = checks.text('input.address', input.address, { max: 300 })
  checks.point('input.location', input.location)
  const languages = checkLanguages(checks, 'input.languages', input.languages ?? [])
  checks.done()
  return {
    fullName,
    preferredName: preferredName ?? defaultPreferredName(fullName),
    birthDate,
    languages,
    attributes: checkAttributes(input.attributes ?? []),
    phone,
    idNumber,
    address,
    location: input.location ? { latitude: input.location.latitude, longitude: input.location.longitude } : null,
  }
}

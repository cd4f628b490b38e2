import type { GeoPoint } from '../../../shared/geo'
import { Checks } from '../../../shared/validation'
import { checkAttributes, checkLanguages, checkPhone } from './person.checks'
import type { SealedValues } from './person.sealing'
import type { PersonValues, Resident, ResidentAttribute } from './resident'

/** What is undefined stays; a null takes a value away where there can be none. */
export interface ResidentChange {
  readonly id: string
  readonly expectedVersion: number
  readonly fullName?: string | null
  readonly preferredName?: string | null
  readonly phone?: string | null
  readonly address?: string | null
  readonly location?: GeoPoint | null
  readonly languages?: readonly string[] | null
  readonly attributes?: readonly ResidentAttribute[] | null
  readonly areaCode?: string | null
}

/** The resident's values after a change, checked as at registration. Throws ValidationFailed with every broken rule. */
export function changed(resident: Resident, sealed: SealedValues, change: ResidentChange): PersonValues {
  const checks = new Checks()
  const text = (path: 'fullName' | 'preferredName' | 'address', stands: string, max: number) => {
    const value = change[path]
    return value === undefined || value === null ? stands : checks.text(`input.${path}`, value, { max })
  }
  const { phone, location, languages, attributes } = change
  checks.point('input.location', location)
  const values: PersonValues = {
    fullName: text('fullName', sealed.fullName ?? '', 100),
    preferredName: text('preferredName', resident.preferredName, 60),
    address: text('address', sealed.address ?? '', 300),
    phone: phone === undefined ? sealed.phone : phone === null ? null : checkPhone(checks, 'input.phone', phone),
    location: location === undefined ? sealed.location : location && { ...location },
    languages:
      languages === undefined ? resident.languages : checkLanguages(checks, 'input.languages', languages ?? []),
    attributes: attributes === undefined ? resident.attributes : checkAttributes(attributes ?? []),
    idNumber: sealed.idNumber,
    birthDate: sealed.birthDate,
  }
  checks.done()
  return values
}

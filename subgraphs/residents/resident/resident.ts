import type { GeoPoint } from '../../../shared/geo'
import type { Sealed, WrappedKey } from '../vault/vault'

export const residentAttributes = [
  'ELDERLY',
  'LIVING_ALONE',
  'DISABLED',
  'LOW_INCOME',
  'CHRONIC_ILLNESS',
  'PREGNANT',
  'LEFT_BEHIND_CHILD',
  'VETERAN',
  'MIGRANT_WORKER',
  'PARTY_MEMBER',
] as const
export type ResidentAttribute = (typeof residentAttributes)[number]

/** What is kept sealed; opened only where a field of it is disclosed. */
export interface SealedPerson {
  readonly key: WrappedKey | null
  readonly fullName: Sealed | null
  readonly birthDate: Sealed | null
  readonly phone: Sealed | null
  readonly idNumber: Sealed | null
  readonly address: Sealed | null
  readonly location: Sealed | null
}

export interface Resident {
  readonly id: string
  readonly householdId: string | null
  readonly areaCode: string
  readonly preferredName: string
  readonly languages: readonly string[]
  readonly attributes: readonly ResidentAttribute[]
  readonly sealed: SealedPerson
  readonly registeredAt: Date
  readonly erasedAt: Date | null
  readonly version: number
}

/** Personal values in clear, as they come in; checked and in the form that is stored. */
export interface PersonValues {
  readonly fullName: string
  readonly preferredName: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null
  readonly languages: readonly string[]
  readonly attributes: readonly ResidentAttribute[]
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string
  readonly location: GeoPoint | null
}

/** Nothing but the region and the last four: `110102********1234`. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 6)}${'*'.repeat(Math.max(0, idNumber.length - 10))}${idNumber.slice(-4)}`
}

/**
 * What a helper may call somebody who has not said: 王某 for 王小明, "Anna" for "Anna Ivanova". It names nobody by the
 * full name.
 */
export function defaultPreferredName(fullName: string): string {
  const [first = '', ...others] = fullName.split(/\s+/)
  if (/^\p{Script=Han}+$/u.test(first)) return `${[...first][0] ?? ''}某`
  return others.length > 0 ? first : `${[...first][0] ?? ''}.`
}

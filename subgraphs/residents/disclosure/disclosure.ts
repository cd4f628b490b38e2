import type { Consent, DataScope } from '../consent/consent'

/** The personal fields of a resident, and the scope of consent that each falls under. */
export const scopeOfField = {
  fullName: 'IDENTITY',
  idNumber: 'IDENTITY',
  phone: 'CONTACT',
  address: 'ADDRESS',
  location: 'ADDRESS',
  household: 'ADDRESS',
  birthDate: 'PROFILE',
  languages: 'PROFILE',
  attributes: 'PROFILE',
} as const satisfies Record<string, DataScope>
export type PersonalField = keyof typeof scopeOfField

/** What ties a viewer from outside the station to a resident, at this moment. */
export interface Ties {
  /** Cases of the resident that the viewer helps in. */
  readonly helpsIn: readonly string[]
  /** Consents to the viewer's organisation or group, withdrawn and expired ones among them. */
  readonly consents: readonly Pick<Consent, 'scopes' | 'caseId' | 'expiresAt' | 'withdrawnAt'>[]
  /** Until when an officer's broken glass is open. */
  readonly glassUntil: Date | null
}

export const noTies: Ties = { helpsIn: [], consents: [], glassUntil: null }

export type Decision = 'GRANTED' | 'MASKED' | 'CONSENT_REQUIRED' | 'FORBIDDEN'

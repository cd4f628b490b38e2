export const dataScopes = ['IDENTITY', 'CONTACT', 'ADDRESS', 'PROFILE'] as const
export type DataScope = (typeof dataScopes)[number]

/** A resident's consent that one organisation or volunteer group may see some of their data, for one purpose. */
export interface Consent {
  readonly id: string
  readonly residentId: string
  /** The resident's area */
  readonly areaCode: string
  readonly granteeId: string
  readonly scopes: readonly DataScope[]
  readonly purpose: string
  /** When it holds for one case only. */
  readonly caseId: string | null
  readonly grantedAt: Date
  readonly grantedBy: string
  readonly expiresAt: Date | null
  readonly withdrawnAt: Date | null
}

/** Whether a consent holds at an instant. */
export function isActive(consent: Pick<Consent, 'expiresAt' | 'withdrawnAt'>, now: Date): boolean {
  return consent.withdrawnAt === null && (consent.expiresAt === null || consent.expiresAt > now)
}

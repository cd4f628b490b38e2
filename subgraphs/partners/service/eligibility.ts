import type { Checks } from '../../../shared/validation'
import { checkTerms } from './terms'

/** Who may use a service. */
export interface Eligibility {
  readonly minAgeYears: number | null
  readonly maxAgeYears: number | null
  /** Any one of these is enough; empty: anyone. */
  readonly attributes: readonly string[]
  readonly note: string | null
}

/** Eligibility as it is handed in. */
export interface EligibilityDraft {
  readonly minAgeYears?: number | null
  readonly maxAgeYears?: number | null
  readonly attributes?: readonly string[] | null
  readonly note?: string | null
}

const oldest = 150

/** Records every broken rule. */
export function checkEligibility(
  checks: Checks,
  path: string,
  draft: EligibilityDraft | null | undefined,
): Eligibility {
  const min = draft?.minAgeYears ?? null
  const max = draft?.maxAgeYears ?? null
  if (min !== null) checks.number(`${path}.minAgeYears`, min, { min: 0, max: oldest })
  if (max !== null) checks.number(`${path}.maxAgeYears`, max, { min: 0, max: oldest })
  if (min !== null && max !== null) checks.that(min <= max, `${path}.maxAgeYears`, 'Must not be below minAgeYears.')
  return {
    minAgeYears: min,
    maxAgeYears: max,
    attributes: checkTerms(checks, `${path}.attributes`, draft?.attributes ?? []),
    note: checks.optionalText(`${path}.note`, draft?.note, { max: 500 }),
  }
}

import type { GeoPoint } from '../../../shared/geo'
import { Checks } from '../../../shared/validation'
import { checkCodes, checkKnown } from '../code/code'
import { checkClosures } from './closures'
import { checkEligibility, type EligibilityDraft } from './eligibility'
import { checkFee, type FeeDraft } from './fee'
import { checkOpeningHours, type OpeningHours } from './opening-hours'
import type { ServiceTerms } from './service'
import { checkTerms } from './terms'

/** Terms as a partner hands them in, not yet checked. */
export interface TermsDraft {
  readonly title: string
  readonly description?: string | null
  readonly categoryCodes: readonly string[]
  readonly serviceAreaCodes: readonly string[]
  readonly location?: GeoPoint | null
  readonly radiusMeters?: number | null
  readonly fee: FeeDraft
  readonly languages?: readonly string[] | null
  readonly skills?: readonly string[] | null
  readonly eligibility?: EligibilityDraft | null
  readonly openingHours?: readonly OpeningHours[] | null
  readonly capacity: number
  readonly closures?: readonly string[] | null
}

/** The area and category codes, of those that a draft names, that exist. */
export interface KnownCodes {
  readonly areas: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

export const mostServiceAreas = 100
export const mostCategories = 20

/** Terms that hold. Throws ValidationFailed with every broken rule, each under `input.`. */
export function checkedTerms(draft: TermsDraft, known: KnownCodes): ServiceTerms {
  const checks = new Checks()
  const { location, radiusMeters } = draft
  checks.point('input.location', location)
  const terms: ServiceTerms = {
    title: checks.text('input.title', draft.title, { max: 200 }),
    description: checks.optionalText('input.description', draft.description, { max: 4000 }),
    categoryCodes: checkCodes(checks, 'input.categoryCodes', draft.categoryCodes, mostCategories),
    serviceAreaCodes: checkCodes(checks, 'input.serviceAreaCodes', draft.serviceAreaCodes, mostServiceAreas),
    location: location ? { latitude: location.latitude, longitude: location.longitude } : null,
    radiusMeters: radiusMeters ?? null,
    fee: checkFee(checks, 'input.fee', draft.fee),
    languages: checkTerms(checks, 'input.languages', draft.languages ?? []),
    skills: checkTerms(checks, 'input.skills', draft.skills ?? []),
    eligibility: checkEligibility(checks, 'input.eligibility', draft.eligibility),
    openingHours: checkOpeningHours(checks, 'input.openingHours', draft.openingHours ?? []),
    capacity: checks.number('input.capacity', draft.capacity, { min: 1, max: 10_000 }),
    closures: checkClosures(checks, 'input.closures', draft.closures ?? []),
  }
  if (terms.radiusMeters !== null) {
    checks.number('input.radiusMeters', terms.radiusMeters, { min: 0, max: 200_000 })
    checks.that(terms.location !== null, 'input.radiusMeters', 'Needs a location to reach out from.')
  }
  checkKnown(checks, 'input.categoryCodes', 'category', draft.categoryCodes.slice(0, mostCategories), known.categories)
  checkKnown(checks, 'input.serviceAreaCodes', 'area', draft.serviceAreaCodes.slice(0, mostServiceAreas), known.areas)
  checks.done()
  return terms
}

/** What a revision changes; what it leaves out stays, and null clears what can be empty. */
export type TermsChange = {
  readonly [Field in keyof TermsDraft]?: TermsDraft[Field] | null
}

/** The draft that a change makes of the terms that stand. */
export function changedDraft(terms: ServiceTerms, change: TermsChange): TermsDraft {
  const optional = <Field extends keyof TermsDraft>(field: Field) =>
    change[field] === undefined ? (terms as TermsDraft)[field] : (change[field] as TermsDraft[Field])
  return {
    title: change.title ?? terms.title,
    categoryCodes: change.categoryCodes ?? terms.categoryCodes,
    serviceAreaCodes: change.serviceAreaCodes ?? terms.serviceAreaCodes,
    fee: change.fee ?? terms.fee,
    capacity: change.capacity ?? terms.capacity,
    description: optional('description') ?? null,
    location: optional('location') ?? null,
    radiusMeters: optional('radiusMeters') ?? null,
    languages: optional('languages') ?? [],
    skills: optional('skills') ?? [],
    eligibility: optional('eligibility') ?? null,
    openingHours: optional('openingHours') ?? [],
    closures: optional('closures') ?? [],
  }
}

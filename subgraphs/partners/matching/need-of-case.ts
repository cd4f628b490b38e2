import type { Need, NeedRequirements } from './need'

/** What of a case the matching is sent: no text that somebody wrote, nobody's name. */
export const caseFields =
  'category { code } community { code } location { latitude longitude } ' +
  'requirements { languages attributes ageYears maxFee windows { startsAt endsAt } helpers skills }'

/** A case as it comes with `caseFields`. */
export interface CaseWithNeed {
  readonly category: { readonly code: string }
  readonly community?: { readonly code: string } | null
  readonly location?: { readonly latitude: number; readonly longitude: number } | null
  readonly requirements: NeedRequirements
}

/** The need that a case is about: its own keys only, so that equal needs are asked once. */
export function needOf({ category, community, location, requirements }: CaseWithNeed): Need {
  const { languages, skills, attributes, ageYears, maxFee, windows } = requirements
  return {
    categoryCode: category.code,
    communityCode: community?.code ?? null,
    location: location ? { latitude: location.latitude, longitude: location.longitude } : null,
    requirements: {
      languages,
      skills,
      attributes,
      ageYears: ageYears ?? null,
      maxFee: maxFee ?? null,
      windows: windows.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    },
  }
}

import type { Need } from './match'

/** A case as the gateway hands it over: what `@requires` names, as far as the cases subgraph answered it. */
export interface CaseAsRequired {
  readonly category?: { readonly code: string } | null
  readonly community?: { readonly code: string } | null
  readonly location?: { readonly latitude: number; readonly longitude: number } | null
  readonly requirements?: {
    readonly languages: readonly string[]
    readonly skills: readonly string[]
    readonly windows: readonly { readonly startsAt: string | Date; readonly endsAt: string | Date }[]
    readonly helpers: number
  } | null
}

/** What is needed; null when it is not known where or what. */
export function needOf({ category, community, location, requirements }: CaseAsRequired): Need | null {
  if (!category || !community || !requirements) return null
  const { languages, skills, windows, helpers } = requirements
  return {
    categoryCode: category.code,
    communityCode: community.code,
    location: location ? { latitude: location.latitude, longitude: location.longitude } : null,
    languages: [...languages],
    skills: [...new Set(skills)],
    windows: windows.map(({ startsAt, endsAt }) => ({ startsAt: iso(startsAt), endsAt: iso(endsAt) })),
    helpers,
  }
}

function iso(instant: string | Date): string {
  return new Date(instant).toISOString()
}

import type { GeoPoint } from '../../../shared/geo'
import { Checks } from '../../../shared/validation'
import type { ProviderKind } from '../organization/organization'

/** What somebody looks for among the listed services; every part that is given narrows it. */
export interface ServiceSearch {
  readonly text?: string | null
  readonly categoryCode?: string | null
  readonly area?: string | null
  readonly near?: GeoPoint | null
  readonly withinMeters?: number | null
  readonly free?: boolean | null
  readonly maxFee?: number | null
  readonly language?: string | null
  readonly organizationId?: string | null
  readonly kind?: readonly ProviderKind[] | null
  readonly openAt?: Date | null
}

/** A search as it was checked. */
export interface CheckedSearch {
  /** Every one must be found. */
  readonly words: readonly string[] | null
  readonly categoryCode: string | null
  readonly area: string | null
  readonly near: GeoPoint | null
  readonly withinMeters: number | null
  readonly free: boolean | null
  readonly maxFee: number | null
  readonly language: string | null
  readonly organizationId: string | null
  readonly kinds: readonly ProviderKind[] | null
  readonly openAt: Date | null
}

const mostWords = 10

/** Throws ValidationFailed with every broken rule, each under `search.`. */
export function checkedSearch(search: ServiceSearch): CheckedSearch {
  const checks = new Checks()
  const text = checks.optionalText('search.text', search.text, { max: 200 })
  const words = text?.split(/\s+/).slice(0, mostWords) ?? null
  const { near, withinMeters, maxFee } = search
  checks.point('search.near', near)
  if (typeof withinMeters === 'number') {
    checks.number('search.withinMeters', withinMeters, { min: 0, max: 20_100_000 })
    checks.that(Boolean(near), 'search.withinMeters', 'Needs near, to be measured from.')
  }
  if (typeof maxFee === 'number') checks.number('search.maxFee', maxFee, { min: 0, max: 1e9 })
  const term = (field: 'categoryCode' | 'area' | 'language' | 'organizationId') =>
    checks.optionalText(`search.${field}`, search[field], { max: 500 })
  const checked: CheckedSearch = {
    words,
    categoryCode: term('categoryCode'),
    area: term('area'),
    near: near ?? null,
    withinMeters: withinMeters ?? null,
    free: search.free ?? null,
    maxFee: maxFee ?? null,
    language: term('language'),
    organizationId: term('organizationId'),
    kinds: search.kind ?? null,
    openAt: search.openAt ?? null,
  }
  checks.done()
  return checked
}

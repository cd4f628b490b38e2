import type { Checks } from '../../../shared/validation'
import type { GeoPoint } from '../../../shared/geo'
import type { HsdsLocation, HsdsRow } from './hsds-row'

/** The first place of a row that has both coordinates: its own before its organisation's. */
export function readLocation(row: HsdsRow): { location: GeoPoint; path: string } | null {
  const places: (readonly [string, HsdsLocation | null | undefined])[] = [
    ...(row.service_at_locations ?? []).map(
      ({ location }, n) => [`service_at_locations[${n}].location`, location] as const,
    ),
    ...(row.locations ?? []).map((location, n) => [`locations[${n}]`, location] as const),
    ...(row.organization?.locations ?? []).map((location, n) => [`organization.locations[${n}]`, location] as const),
  ]
  for (const [path, place] of places) {
    const { latitude, longitude } = place ?? {}
    if (typeof latitude === 'number' && typeof longitude === 'number')
      return { location: { latitude, longitude }, path }
  }
  return null
}

/** Where a service reaches. */
export interface ReadAreas {
  readonly codes: readonly { readonly code: string; readonly path: string }[]
  readonly radiusMeters: number | null
  readonly radiusPath: string
}

/**
 * A service area is recognised by an area's code as its extent, its URI or its name; one of the extent type `radius`
 * says how many metres the service reaches.
 */
export function readAreas(checks: Checks, row: HsdsRow, known: ReadonlySet<string>): ReadAreas {
  const areas = (row.service_areas ?? []).map((area, n) => ({ area, path: `service_areas[${n}]` }))
  const radius = areas.find(({ area }) => area.extent_type === 'radius')
  const codes = areas
    .filter((one) => one !== radius)
    .map(({ area, path }) => {
      const code = areaTexts(area).find((text) => known.has(text))
      checks.that(code !== undefined, `${path}.extent`, "Must be the code of one of this hub's areas.")
      return { code: code ?? '', path }
    })
  const radiusPath = `${radius?.path ?? 'service_areas[0]'}.extent`
  const radiusMeters = radius ? whole(checks, radiusPath, radius.area.extent ?? '') : null
  return { codes: codes.filter(({ code }) => code !== ''), radiusMeters, radiusPath }
}

/** All that may be an area's code. */
export function areaTexts({ extent, uri, name }: NonNullable<HsdsRow['service_areas']>[number]): string[] {
  return [extent, uri, name].filter((text) => typeof text === 'string')
}

/** A whole number that was written as text; null when there is none. */
export function whole(checks: Checks, path: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const fits = /^\d{1,9}$/.test(text)
  checks.that(fits, path, 'Must be a whole number.')
  return fits ? Number(text) : null
}

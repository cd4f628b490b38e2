import type { FieldProblem } from '../../../shared/errors'
import type { ServiceTerms } from '../service/service'
import { checkedTerms, type TermsDraft } from '../service/terms-draft'
import type { TermFinder } from './categories'
import { readCost } from './cost'
import type { HsdsRow } from './hsds-row'
import { readAreas, readLocation, whole } from './places'
import { Reading } from './reading'
import { readSchedules, type Moment } from './schedules'

/** What an import knows of the hub while it reads rows. */
export interface Known {
  readonly terms: TermFinder
  readonly areas: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
  /** Of rows that name none: where the organisation works. */
  readonly areasOfOrganization: readonly string[]
  readonly moment: Moment
}

/** What a row makes of the terms that stand. */
export type RowReading = { readonly terms: ServiceTerms } | { readonly problems: readonly FieldProblem[] }

/** Of a service that nobody has said anything of yet. */
const defaultCapacity = 10

/**
 * The terms that a row gives a service. What HSDS has no field for, and the row says nothing of, stays as it stands:
 * skills, capacity, radius, closed days.
 */
export function readRow(row: HsdsRow, standing: ServiceTerms | null, known: Known): RowReading {
  const reading = new Reading()
  const draft = draftOf(reading, row, standing, known)
  const terms = reading.terms(() => checkedTerms(draft, known))
  const problems = reading.problems()
  return terms && problems.length === 0 ? { terms } : { problems }
}

function draftOf(reading: Reading, row: HsdsRow, standing: ServiceTerms | null, known: Known): TermsDraft {
  const { checks } = reading
  const areas = readAreas(checks, row, known.areas)
  const place = readLocation(row)
  const cost = readCost(checks, row, known.moment)
  const schedules = readSchedules(checks, row, known.moment)
  const languages = (row.languages ?? []).map(({ code, name }) => code?.toLowerCase() ?? name ?? '')
  tellPlaces(reading, { areas, place, cost, schedules })
  languages.forEach((_, n) => reading.from(`languages.${n}`, `languages[${n}].code`))
  return {
    title: row.name,
    description: row.description ?? null,
    categoryCodes: categoriesOf(reading, row, known.terms),
    serviceAreaCodes: areas.codes.length > 0 ? areas.codes.map(({ code }) => code) : known.areasOfOrganization,
    location: place?.location ?? null,
    radiusMeters: areas.radiusMeters ?? (place ? (standing?.radiusMeters ?? null) : null),
    fee: cost.fee,
    languages,
    skills: said(row, 'skill') ?? standing?.skills ?? [],
    eligibility: {
      minAgeYears: typeof row.minimum_age === 'number' ? Math.ceil(row.minimum_age) : null,
      maxAgeYears: typeof row.maximum_age === 'number' ? Math.floor(row.maximum_age) : null,
      attributes: said(row, 'eligibility') ?? standing?.eligibility.attributes ?? [],
      note: row.eligibility_description ?? null,
    },
    openingHours: schedules.hours.map(({ interval }) => interval),
    capacity: whole(checks, 'attributes', said(row, 'capacity')?.[0]) ?? standing?.capacity ?? defaultCapacity,
    closures: schedules.closures.length > 0 ? schedules.closures : (standing?.closures ?? []),
  }
}

interface ReadParts {
  readonly areas: ReturnType<typeof readAreas>
  readonly place: ReturnType<typeof readLocation>
  readonly cost: ReturnType<typeof readCost>
  readonly schedules: ReturnType<typeof readSchedules>
}

function tellPlaces(reading: Reading, { areas, place, cost, schedules }: ReadParts): void {
  reading.from('title', 'name')
  reading.from('categoryCodes', 'attributes')
  reading.from('serviceAreaCodes', 'service_areas')
  areas.codes.forEach(({ path }, n) => reading.from(`serviceAreaCodes.${n}`, path))
  reading.from('radiusMeters', areas.radiusPath)
  for (const field of ['latitude', 'longitude'])
    reading.from(`location.${field}`, `${place?.path ?? 'locations[0]'}.${field}`)
  reading.from('fee', cost.path)
  reading.from('fee.amount', `${cost.path}.amount`)
  reading.from('fee.unit', `${cost.path}.amount_description`)
  reading.from('eligibility.minAgeYears', 'minimum_age')
  reading.from('eligibility.maxAgeYears', 'maximum_age')
  reading.from('eligibility.note', 'eligibility_description')
  for (const part of ['eligibility.attributes', 'skills', 'capacity']) reading.from(part, 'attributes')
  reading.from('openingHours', 'schedules')
  reading.from('closures', 'schedules')
  schedules.hours.forEach(({ path }, n) => reading.from(`openingHours.${n}`, path))
}

function categoriesOf({ checks }: Reading, row: HsdsRow, terms: TermFinder): string[] {
  const attributes = (row.attributes ?? []).filter(({ link_type: type }) => !hubsOwn.has(type ?? ''))
  const codes = attributes.map((attribute) => terms.categoryOf(attribute)).filter((code) => code !== null)
  const names = attributes.map(({ taxonomy_term: term, taxonomy_term_id: id }) => term?.name ?? term?.code ?? id ?? '?')
  const message =
    names.length === 0
      ? "Must have a taxonomy term: one of this hub's, or one that categoryMap maps."
      : `None of these terms is known here: ${names.slice(0, 10).join(', ')}. Give a categoryMap for one of them.`
  checks.that(codes.length > 0, 'attributes', message)
  return codes
}

/** Attributes that say what HSDS has no field for; the hub writes them so itself. */
const hubsOwn: ReadonlySet<string> = new Set(['skill', 'eligibility', 'capacity'])

function said(row: HsdsRow, type: 'skill' | 'eligibility' | 'capacity'): string[] | null {
  const values = (row.attributes ?? []).filter(({ link_type: one }) => one === type).map(({ value }) => value ?? '')
  return values.length > 0 ? values : null
}

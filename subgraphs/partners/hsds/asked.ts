import { Checks, isUuid } from '../../../shared/validation'
import type { AskedPage } from './page'

const defaultPerPage = 50
const mostPerPage = 500
/** Ids and times only: meant to be read in one go. */
const mostMinimal = 100_000

/** What a reader of open data asks for, checked. */
export interface Asked extends AskedPage {
  /** All of them must be found. */
  readonly words: readonly string[] | null
  readonly termId: string | null
  readonly taxonomyId: string | null
  readonly organizationId: string | null
  readonly parentId: string | null
  readonly modifiedAfter: Date | null
  readonly minimal: boolean
  readonly full: boolean
  readonly fullService: boolean
  readonly topOnly: boolean
}

/** Throws ValidationFailed with every parameter that cannot be answered. */
export function askedOf(query: URLSearchParams): Asked {
  const checks = new Checks()
  const minimal = flag(checks, query, 'minimal')
  const most = minimal ? mostMinimal : mostPerPage
  const search = checks.optionalText('search', query.get('search'), { max: 200 })
  const format = query.get('format') ?? 'json'
  checks.that(format === 'json', 'format', 'Only json is answered.')
  for (const name of ['postcode', 'proximity'])
    checks.that(!query.get(name), name, 'This hub knows no postcodes: ask its GraphQL API for services near a place.')
  const asked: Asked = {
    page: whole(checks, query, 'page', 1, 1_000_000),
    perPage: whole(checks, query, 'per_page', minimal ? most : defaultPerPage, most),
    words: search?.split(/\s+/) ?? null,
    termId: id(checks, query, 'taxonomy_term_id'),
    taxonomyId: id(checks, query, 'taxonomy_id'),
    organizationId: id(checks, query, 'organization_id'),
    parentId: id(checks, query, 'parent_id'),
    modifiedAfter: time(checks, query, 'modified_after'),
    minimal,
    full: flag(checks, query, 'full'),
    fullService: flag(checks, query, 'full_service'),
    topOnly: flag(checks, query, 'top_only'),
  }
  checks.done()
  return asked
}

function whole(checks: Checks, query: URLSearchParams, name: string, otherwise: number, max: number): number {
  const text = query.get(name)
  if (!text) return otherwise
  checks.that(/^\d{1,9}$/.test(text), name, 'Must be a whole number.')
  return checks.number(name, Number(text), { min: 1, max })
}

function flag(checks: Checks, query: URLSearchParams, name: string): boolean {
  const text = query.get(name)?.toLowerCase() ?? ''
  checks.that(['', 'true', 'false', '1', '0'].includes(text), name, 'Must be true or false.')
  return text === 'true' || text === '1'
}

function id(checks: Checks, query: URLSearchParams, name: string): string | null {
  const text = query.get(name)
  if (!text) return null
  checks.that(isUuid(text), name, 'Must be a UUID.')
  return text.toLowerCase()
}

function time(checks: Checks, query: URLSearchParams, name: string): Date | null {
  // A plus sign that was not escaped reaches us as a blank.
  const text = query.get(name)?.replace(/ (?=\d\d:?\d\d$)/, '+')
  if (!text) return null
  const valid = /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))
  checks.that(valid, name, 'Must be a time, ISO 8601.')
  return valid ? new Date(text) : null
}

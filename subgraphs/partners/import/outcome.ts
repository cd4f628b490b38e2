import { isDeepStrictEqual } from 'node:util'
import type { FieldProblem } from '../../../shared/errors'
import { ServiceStatus, type Service, type ServiceTerms } from '../service/service'
import type { HsdsRow } from './hsds-row'

/** What a row comes to, once its terms hold. */
export type Outcome =
  | { readonly kind: 'created' | 'updated'; readonly service: Service }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly problems: readonly FieldProblem[] }

/** A row whose service is not here yet; one that is over already is not listed for that. */
export function created(row: HsdsRow, terms: ServiceTerms, ids: { id: string; organizationId: string }): Outcome {
  const status = wanted(row) ?? ServiceStatus.LISTED
  if (status === ServiceStatus.WITHDRAWN) return { kind: 'unchanged' }
  return { kind: 'created', service: { ...terms, ...ids, status, load: 0, version: 1 } }
}

/** A row of a service that is here: it says what the row says afterwards, and stands where the row has it. */
export function updated(row: HsdsRow, terms: ServiceTerms, standing: Service): Outcome {
  const status = next(standing.status, wanted(row))
  if (standing.status === ServiceStatus.WITHDRAWN) {
    if (status === ServiceStatus.WITHDRAWN) return { kind: 'unchanged' }
    const message = 'This service was withdrawn for good. Give it a new id to list it again.'
    return { kind: 'failed', problems: [{ path: 'status', message }] }
  }
  if (status === standing.status && isDeepStrictEqual(termsOf(standing), termsOf(terms))) return { kind: 'unchanged' }
  return { kind: 'updated', service: { ...standing, ...terms, status, version: standing.version + 1 } }
}

/** Null: as it stands. */
function wanted({ status }: HsdsRow): ServiceStatus | null {
  if (!status) return null
  if (status === 'defunct') return ServiceStatus.WITHDRAWN
  return status === 'active' ? ServiceStatus.LISTED : ServiceStatus.PAUSED
}

/** A draft that is to be inactive is so already. */
function next(standing: ServiceStatus, status: ServiceStatus | null): ServiceStatus {
  if (status === null || (standing === ServiceStatus.DRAFT && status === ServiceStatus.PAUSED)) return standing
  return status
}

function termsOf(terms: ServiceTerms): ServiceTerms {
  const { title, description, categoryCodes, serviceAreaCodes, location, radiusMeters, fee } = terms
  const { languages, skills, eligibility, openingHours, capacity, closures } = terms
  return {
    title,
    description,
    categoryCodes,
    serviceAreaCodes,
    location,
    radiusMeters,
    fee,
    languages,
    skills,
    eligibility,
    openingHours,
    capacity,
    closures,
  }
}

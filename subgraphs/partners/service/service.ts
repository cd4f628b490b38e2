import { IllegalTransition } from '../../../shared/errors'
import type { GeoPoint } from '../../../shared/geo'
import type { Eligibility } from './eligibility'
import type { Fee } from './fee'
import type { OpeningHours } from './opening-hours'

/** DRAFT → LISTED ⇄ PAUSED; WITHDRAWN is the end. */
export enum ServiceStatus {
  DRAFT = 'DRAFT',
  LISTED = 'LISTED',
  PAUSED = 'PAUSED',
  WITHDRAWN = 'WITHDRAWN',
}

/** What a partner says of a service. */
export interface ServiceTerms {
  readonly title: string
  readonly description: string | null
  readonly categoryCodes: readonly string[]
  /** The areas it reaches, each with all below it. */
  readonly serviceAreaCodes: readonly string[]
  readonly location: GeoPoint | null
  /** Straight-line reach from location; null: the service areas alone decide. */
  readonly radiusMeters: number | null
  readonly fee: Fee
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly eligibility: Eligibility
  readonly openingHours: readonly OpeningHours[]
  /** Referrals it takes on at the same time. */
  readonly capacity: number
  /** Closed days, `YYYY-MM-DD`. */
  readonly closures: readonly string[]
}

/** A service that an organisation offers. */
export interface Service extends ServiceTerms {
  readonly id: string
  readonly organizationId: string
  readonly status: ServiceStatus
  /** Referrals it has on now; kept from events. */
  readonly load: number
  readonly version: number
}

/** What each step needs to stand at; from there it leads to its own name's status. */
const from = {
  [ServiceStatus.PAUSED]: [ServiceStatus.LISTED],
  [ServiceStatus.LISTED]: [ServiceStatus.PAUSED, ServiceStatus.DRAFT],
  [ServiceStatus.WITHDRAWN]: [ServiceStatus.DRAFT, ServiceStatus.LISTED, ServiceStatus.PAUSED],
} as const satisfies Partial<Record<ServiceStatus, readonly ServiceStatus[]>>

type Step = keyof typeof from

/** The service at its next status. Throws IllegalTransition, naming the statuses that can be reached. */
export function moved(service: Service, to: Step): Service {
  const sources: readonly ServiceStatus[] = from[to]
  if (!sources.includes(service.status)) throw new IllegalTransition('service', service.status, nextOf(service.status))
  return { ...service, status: to, version: service.version + 1 }
}

/** The service on new terms. Throws IllegalTransition once it is withdrawn. */
export function revised(service: Service, terms: ServiceTerms): Service {
  if (service.status === ServiceStatus.WITHDRAWN) throw new IllegalTransition('service', service.status, [])
  return { ...service, ...terms, version: service.version + 1 }
}

function nextOf(status: ServiceStatus): ServiceStatus[] {
  const steps = Object.keys(from) as Step[]
  return steps.filter((step) => (from[step] as readonly ServiceStatus[]).includes(status))
}

import type { Viewer } from '../../shared/auth'
import { HubError } from '../../shared/errors'
import type { GenerationHolder } from '../generation/holder'
import { applicationsIn } from './guarded-fields'
import { Admission, limits } from './limits/admission'
import { Costs, type ValidOperation } from './limits/costs'
import type { OperationStore } from './operations/operation-store'
import { sha256 } from './operations/operation-file'
import type { RateLimits } from './rate/rate-limits'

/** What a client sends of an operation's text; it may be anything. */
export interface SentOperation {
  readonly query?: unknown
  readonly extensions?: unknown
}

export interface GateOptions {
  readonly generations: GenerationHolder
  readonly operations: OperationStore
  readonly rateLimits: RateLimits
}

/** The one way in for operations, whichever protocol they come by: all of it happens before anything is planned. */
export class Gate {
  private readonly admission = new Admission()
  private readonly costs: Costs

  constructor(private readonly options: GateOptions) {
    this.costs = new Costs(options.generations, limits.cost)
  }

  /** Counts one request of a viewer. Throws RateLimited. */
  request(viewer: Viewer, address: string): void {
    this.options.rateLimits.request(viewer, address)
  }

  /** Counts one request whose sender could not be recognised. Throws RateLimited. */
  stranger(address: string): void {
    this.options.rateLimits.stranger(address)
  }

  /**
   * The text of what was sent, or null when there is none: a hash that nothing is known behind, or something else that
   * whoever reads the request refuses. Throws OperationNotAllowed and LimitExceeded.
   */
  text({ query, extensions }: SentOperation): string | null {
    const { operations } = this.options
    const hash = hashIn(extensions)
    // The protocol of WebSockets has no message without a text.
    const given = typeof query === 'string' && (query !== '' || hash === null) ? query : null
    if (given !== null) operations.admit(given)
    const text = given ?? (hash === null ? null : (operations.find(hash) ?? null))
    if (text !== null) this.admission.admit(text)
    return text
  }

  /** Holds a valid operation against its cost, and what strangers may change. Throws LimitExceeded and RateLimited. */
  operation(operation: ValidOperation, viewer: Viewer, address: string): void {
    this.costs.admit(operation)
    if (viewer.role !== 'ANONYMOUS') return
    const applications = applicationsIn(operation)
    if (applications > 0) this.options.rateLimits.application(address, applications)
  }

  /** Keeps the text that came with its hash. Throws a HubError when it is the hash of another text. */
  register(text: string, extensions: unknown): void {
    const { operations } = this.options
    const hash = hashIn(extensions)
    if (hash === null || operations.find(hash) === text) return
    if (hash !== sha256(text)) throw new HubError('VALIDATION_FAILED', 'The hash is of another text.', { fields: [] })
    operations.register(text)
  }
}

/** Of `extensions.persistedQuery`. */
export function hashIn(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null }
  return typeof persistedQuery?.sha256Hash === 'string' ? persistedQuery.sha256Hash : null
}

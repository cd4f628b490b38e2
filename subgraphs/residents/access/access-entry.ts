import type { DataScope } from '../consent/consent'

/** One line of the access log: who read which scopes of a resident's data, in which operation. */
export interface AccessEntry {
  readonly residentId: string
  /** Its place in the community's chain */
  readonly number: number
  readonly at: Date
  readonly actorId: string
  readonly actorOrganizationId: string | null
  readonly scopes: readonly DataScope[]
  readonly operation: string
}

/** What was read of one resident. */
export interface Access {
  readonly residentId: string
  readonly communityCode: string
  readonly scopes: readonly DataScope[]
}

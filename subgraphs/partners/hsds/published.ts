import type { Organization } from '../organization/organization'
import type { Service } from '../service/service'

/** A listed service of a verified organisation, with all that open data says of it. */
export interface PublishedService {
  readonly service: Service
  readonly organization: Organization
  readonly modifiedAt: Date
}

/** Names of what the hub's other subgraphs keep; a code stands in for one that is not known. */
export interface Names {
  category(code: string): string
  area(code: string): string
}

/** What is said in a given time zone, under given names. */
export interface Wording {
  readonly names: Names
  /** Minutes that the hub's time zone is ahead of UTC. */
  readonly offset: number
}

/** Without what is null: HSDS leaves out what is not known. */
export function present<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], null> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], null>
  }
}

import { system } from '../../../shared/auth'
import type { HubClient } from '../../../shared/hub'

/** What the registry has to know of an organisation. */
export interface Organization {
  readonly id: string
  readonly status: string
  /** The areas that verified it. */
  readonly areaCodes: readonly string[]
}

const question = `query PluggingOrganization($id: ID!) { organization(id: $id) { id status areas { code } } }`

/** Asks the hub for an organisation; null: there is none. Throws when the hub cannot say. */
export async function organizationOf(hub: HubClient, id: string): Promise<Organization | null> {
  const { data, errors } = await hub.query(system, question, { id })
  if (!data && errors?.[0]) throw new Error(`the organisation cannot be read: ${errors[0].message}`)
  const found = data?.['organization'] as { id: string; status: string; areas: { code: string }[] | null } | null
  return found && { id: found.id, status: found.status, areaCodes: (found.areas ?? []).map(({ code }) => code) }
}

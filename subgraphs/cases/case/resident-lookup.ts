import type { Caller } from '../../../shared/database'
import type { HubClient } from '../../../shared/hub'

/** Where a resident lives; `unknown` when the subgraph that knows does not answer. */
export type ResidentFound =
  | { readonly kind: 'found'; readonly communityCode: string; readonly areaCode: string | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }

const operation = `query ResidentOfCase($id: ID!) { resident(id: $id) { id community { code } area { code } } }`

interface Answer {
  readonly community?: { readonly code: string } | null
  readonly area?: { readonly code: string } | null
}

/** Asks the hub, with the viewer's own rights, whether there is such a resident. Never inside a transaction. */
export async function findResident(hub: HubClient, caller: Caller, id: string): Promise<ResidentFound> {
  await caller.pause()
  try {
    const { data, errors } = await hub.query(caller.viewer, operation, { id })
    const resident = data?.['resident'] as Answer | null | undefined
    if (resident?.community)
      return { kind: 'found', communityCode: resident.community.code, areaCode: resident.area?.code ?? null }
    const refused = errors?.some(({ extensions }) => ['FORBIDDEN', 'NOT_FOUND'].includes(String(extensions?.['code'])))
    return errors?.length && !refused ? { kind: 'unknown' } : { kind: 'absent' }
  } catch {
    // A need must get in while another part of the hub is down.
    return { kind: 'unknown' }
  }
}

import type { Caller } from '../../../shared/database'
import { oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { ProposalStore } from './proposal.store'

export function proposalLoaders(store: ProposalStore) {
  const byId = oneByKey(
    (tx, ids: readonly string[]) => store.byIds(tx, ids),
    (proposal) => proposal.id,
  )
  return { visible: async (caller: Caller, id: string) => (isUuid(id) ? byId.load(caller, id) : null) }
}
export type ProposalLoaders = ReturnType<typeof proposalLoaders>

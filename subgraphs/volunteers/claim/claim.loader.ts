import { manyByKey, oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { Claim } from './claim'
import type { ClaimStore } from './claim.store'

export interface ClaimLoaders {
  readonly byId: Loader<string, Claim | null>
  readonly byTask: Loader<string, readonly Claim[]>
}

export function claimLoaders(claims: ClaimStore): ClaimLoaders {
  return {
    byId: oneByKey(
      (tx, ids) => claims.byIds(tx, ids.filter(isUuid)),
      (claim) => claim.id,
    ),
    byTask: manyByKey(
      (tx, ids) => claims.ofTasks(tx, ids),
      (claim) => claim.taskId,
    ),
  }
}

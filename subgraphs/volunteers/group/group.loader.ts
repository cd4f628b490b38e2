import { oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { VolunteerGroup } from './group'
import type { GroupStore } from './group.store'

/** Any group, whoever asks: a claim's or a membership's is told to whoever may see the claim or the membership. */
export type GroupLoader = Loader<string, VolunteerGroup | null>

export function groupLoader(groups: GroupStore): GroupLoader {
  return oneByKey(
    (tx, ids) => groups.byIds(tx, ids.filter(isUuid)),
    (group) => group.id,
  )
}

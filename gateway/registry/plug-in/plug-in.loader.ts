import { manyByKey, type Loader } from '../../../shared/loader'
import type { RegistryStore } from '../registry.store'
import type { PlugInState } from './plug-in'

/** Plug-ins by the organisation that they are of. */
export type PlugInLoader = Loader<string, readonly PlugInState[]>

export function plugInLoader(store: RegistryStore): PlugInLoader {
  return manyByKey(
    (tx, ids) => store.statesOf(tx, ids),
    ({ ownerId }) => ownerId ?? '',
  )
}

import { manyByKey, openByKey } from '../../../shared/loader'
import type { AreaStore } from './area.store'

export function areaLoaders(store: AreaStore) {
  return {
    byCode: openByKey(
      (tx, codes: readonly string[]) => store.byCodes(tx, codes),
      (area) => area.code,
    ),
    children: manyByKey(
      (tx, parents: readonly string[]) => store.childrenOf(tx, parents),
      (area) => area.parentCode ?? '',
    ),
  }
}
export type AreaLoaders = ReturnType<typeof areaLoaders>

import { manyByKey, oneByKey, openByKey } from '../../../shared/loader'
import type { ServiceItemStore } from '../service-item/service-item.store'
import type { CategoryStore } from './category.store'

export function catalogueLoaders(categories: CategoryStore, items: ServiceItemStore) {
  return {
    category: openByKey(
      (tx, codes) => categories.byCodes(tx, codes),
      (category) => category.code,
    ),
    children: manyByKey(
      (tx, codes) => categories.childrenOf(tx, codes),
      (category) => category.parentCode ?? '',
    ),
    item: oneByKey(
      (tx, codes) => items.byCodes(tx, codes),
      (item) => item.code,
    ),
  }
}
export type CatalogueLoaders = ReturnType<typeof catalogueLoaders>

import { manyByKey } from '../../../shared/loader'
import type { ConsentStore } from './consent.store'

export function consentLoaders(store: ConsentStore) {
  return {
    ofResident: manyByKey(
      (tx, residentIds: readonly string[]) => store.ofResidents(tx, residentIds),
      (consent) => consent.residentId,
    ),
  }
}
export type ConsentLoaders = ReturnType<typeof consentLoaders>

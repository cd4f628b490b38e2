import { oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { ProviderStore } from './provider.store'

export function providerLoaders(providers: ProviderStore) {
  return {
    known: oneByKey(
      (tx, ids) => providers.byIds(tx, ids.filter(isUuid)),
      (provider) => provider.id,
    ),
    record: oneByKey(
      (tx, ids) => providers.records(tx, ids.filter(isUuid)),
      (record) => record.providerId,
    ),
  }
}
export type ProviderLoaders = ReturnType<typeof providerLoaders>

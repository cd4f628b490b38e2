import type { Sealed, WrappedKey } from '../vault/vault'

/** People who live together. Its address is sealed with a key of its own. */
export interface Household {
  readonly id: string
  readonly areaCode: string
  readonly key: WrappedKey | null
  readonly addressSealed: Sealed | null
  readonly foundedAt: Date
  readonly lastVisitAt: Date | null
}

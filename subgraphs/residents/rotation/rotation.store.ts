import type { Transaction } from '../../../shared/database'
import type { Household } from '../household/household'
import type { PersonColumns } from '../resident/person.sealing'
import type { Resident } from '../resident/resident'
import type { WrappedKey } from '../vault/vault'
import type { SealedDiary } from '../visit/visit'

/** What of a resident's row the data key has a part in. */
export type Rewrapped = { readonly id: string; readonly key: WrappedKey } & Pick<
  PersonColumns,
  'nameMarks' | 'phoneIndex' | 'idNumberIndex' | 'addressMarks'
>

/** A name that was stored before names were sealed. */
export interface ClearName {
  readonly id: string
  readonly key: WrappedKey
  readonly fullName: string
  readonly birthDate: string | null
  readonly preferredName: string
}

/** What was heard at a visit before that was sealed. */
export interface ClearDiary {
  readonly id: string
  readonly residentId: string
  readonly key: WrappedKey
  readonly note: string | null
  readonly need: string | null
}

export interface RotationStore {
  /** Some residents whose key another data key than this one has wrapped; locked. */
  staleResidents(tx: Transaction, keyId: Buffer, most: number): Promise<Resident[]>
  staleHouseholds(tx: Transaction, keyId: Buffer, most: number): Promise<Household[]>
  rewrapResident(tx: Transaction, row: Rewrapped): Promise<void>
  rewrapHousehold(tx: Transaction, id: string, key: WrappedKey): Promise<void>
  /** Some names in clear; locked. */
  clearNames(tx: Transaction, most: number): Promise<ClearName[]>
  sealName(
    tx: Transaction,
    id: string,
    name: Pick<PersonColumns, 'fullNameSealed' | 'birthDateSealed' | 'nameMarks'>,
  ): Promise<void>
  /** Some visits with anything in clear; locked. */
  clearDiaries(tx: Transaction, most: number): Promise<ClearDiary[]>
  sealDiary(tx: Transaction, id: string, diary: SealedDiary): Promise<void>
}

import type { Transaction } from '../../../shared/database'
import type { Marks } from '../vault/marks'
import type { WrappedKey } from '../vault/vault'
import type { PersonColumns } from './person.sealing'
import type { PersonValues, Resident, ResidentAttribute } from './resident'

/** A resident's row as it is written. */
export interface ResidentRow extends PersonColumns, Pick<PersonValues, 'preferredName' | 'languages' | 'attributes'> {
  readonly id: string
  readonly householdId: string
  readonly areaCode: string
  readonly key: WrappedKey
  readonly registeredAt: Date
}

/** What a search looks for, its personal values as blind indexes. */
export interface ResidentSearch {
  /** What is looked for, each under one hash for each data key; null: everybody. */
  readonly person: {
    /** All of a name part's marks. */
    readonly name: readonly Marks[]
    /** All of an address part's marks; none where it is too short. */
    readonly address: readonly Marks[]
    readonly phone: readonly Buffer[]
    readonly idNumber: readonly Buffer[]
  } | null
  readonly areaCode: string
  readonly attributes: readonly ResidentAttribute[] | null
}

/** By what a resident looks like somebody who is just being registered. */
export const likenesses = ['PHONE', 'ID_NUMBER', 'NAME_AND_BIRTH_DATE'] as const
export type Likeness = (typeof likenesses)[number]

/** A resident who may be the same person. */
export interface Lookalike {
  readonly id: string
  readonly because: readonly Likeness[]
}

/** Hashes of somebody's phone, id number, and name with birth date, under each data key. */
export interface Looks {
  readonly phone: readonly Buffer[]
  readonly idNumber: readonly Buffer[]
  readonly person: Marks
}

export interface ResidentStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Resident[]>
  membersOf(tx: Transaction, householdIds: readonly string[]): Promise<(Resident & { readonly householdId: string })[]>
  /** By area; one row more than asked. Erased ones are not found. */
  search(
    tx: Transaction,
    search: ResidentSearch,
    page: { first: number; after: readonly [string, string] | null },
  ): Promise<Resident[]>
  count(tx: Transaction, search: ResidentSearch): Promise<number>
  /** Other residents of a community who look like this one, and by what; a few. */
  lookalikes(tx: Transaction, id: string, communityCode: string, looks: Looks): Promise<Lookalike[]>
  insert(tx: Transaction, row: ResidentRow): Promise<void>
  /** Writes it if its version is still the expected one, and says whether it was. */
  update(tx: Transaction, row: ResidentRow, expectedVersion: number): Promise<boolean>
  /** Destroys the key and everything personal; what is left is called `name`. */
  erase(tx: Transaction, id: string, name: string, at: Date): Promise<void>
}

import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Household } from '../household/household'
import { householdColumns } from '../household/household.store.pg'
import type { Resident } from '../resident/resident'
import { residentColumns, residentOf, type ResidentColumns } from '../resident/resident.store.pg'
import type { WrappedKey } from '../vault/vault'
import type { SealedDiary } from '../visit/visit'
import type { ClearDiary, ClearName, Rewrapped, RotationStore } from './rotation.store'

const stale = 'data_key is not null and substring(data_key from 1 for 4) <> $1 order by id limit $2 for update'

export class PgRotationStore implements RotationStore {
  async staleResidents(tx: Transaction, keyId: Buffer, most: number): Promise<Resident[]> {
    const text = `/* staleResidents */ select ${residentColumns} from resident where ${stale}`
    return (await sql<ResidentColumns>(tx, text, [keyId, most])).map(residentOf)
  }

  staleHouseholds(tx: Transaction, keyId: Buffer, most: number): Promise<Household[]> {
    const text = `/* staleHouseholds */ select ${householdColumns} from household where ${stale}`
    return sql<Household>(tx, text, [keyId, most])
  }

  async rewrapResident(tx: Transaction, row: Rewrapped): Promise<void> {
    const { id, key, nameMarks, phoneIndex, idNumberIndex, addressMarks } = row
    await sql(
      tx,
      `/* rewrapResident */ update resident set data_key = $2, name_marks = $3, phone_index = $4, id_number_index = $5,
         address_marks = $6 where id = $1`,
      [id, key, nameMarks, phoneIndex, idNumberIndex, addressMarks],
    )
  }

  async rewrapHousehold(tx: Transaction, id: string, key: WrappedKey): Promise<void> {
    await sql(tx, '/* rewrapHousehold */ update household set data_key = $2 where id = $1', [id, key])
  }

  clearNames(tx: Transaction, most: number): Promise<ClearName[]> {
    const text = `/* clearNames */ select id, data_key as key, full_name as "fullName", birth_date as "birthDate",
        preferred_name as "preferredName"
      from resident where full_name is not null or birth_date is not null order by id limit $1 for update`
    return sql<ClearName>(tx, text, [most])
  }

  async sealName(tx: Transaction, id: string, name: Parameters<RotationStore['sealName']>[2]): Promise<void> {
    await sql(
      tx,
      `/* sealName */ update resident set full_name = null, birth_date = null, full_name_sealed = $2,
         birth_date_sealed = $3, name_marks = $4 where id = $1`,
      [id, name.fullNameSealed, name.birthDateSealed, name.nameMarks],
    )
  }

  clearDiaries(tx: Transaction, most: number): Promise<ClearDiary[]> {
    const text = `/* clearDiaries */ select visit.id, resident_id as "residentId", data_key as key, note, need
      from visit join resident on resident.id = resident_id
      where (note is not null or need is not null) and data_key is not null order by visit.id limit $1 for update`
    return sql<ClearDiary>(tx, text, [most])
  }

  async sealDiary(tx: Transaction, id: string, { noteSealed, needSealed }: SealedDiary): Promise<void> {
    await sql(
      tx,
      `/* sealDiary */ update visit set note = null, need = null, note_sealed = $2, need_sealed = $3 where id = $1`,
      [id, noteSealed, needSealed],
    )
  }
}

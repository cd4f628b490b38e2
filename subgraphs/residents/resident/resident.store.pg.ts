import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { WrappedKey } from '../vault/vault'
import type { Resident } from './resident'
import type { Lookalike, Looks, ResidentRow, ResidentSearch, ResidentStore } from './resident.store'

/** A resident's row as `residentColumns` select it. */
export interface ResidentColumns extends Omit<Resident, 'sealed'> {
  readonly key: WrappedKey | null
  readonly fullNameSealed: Buffer | null
  readonly birthDateSealed: Buffer | null
  readonly phoneSealed: Buffer | null
  readonly idNumberSealed: Buffer | null
  readonly addressSealed: Buffer | null
  readonly locationSealed: Buffer | null
}

export const residentColumns = `id, household_id as "householdId", area_code as "areaCode",
  preferred_name as "preferredName", languages, attributes, data_key as key,
  full_name_sealed as "fullNameSealed", birth_date_sealed as "birthDateSealed",
  phone_sealed as "phoneSealed", id_number_sealed as "idNumberSealed", address_sealed as "addressSealed",
  location_sealed as "locationSealed", registered_at as "registeredAt", erased_at as "erasedAt", version`

const found = `erased_at is null
  and (area_code = $1 or (area_code >= $1 || '.' and area_code < $1 || '/'))
  and ($2::text[] is null or attributes @> $2::text[])
  and ($3::boolean or phone_index = any($4::bytea[]) or id_number_index = any($5::bytea[])
    or name_marks @> $6::text[] or name_marks @> $7::text[]
    or address_marks @> $8::text[] or address_marks @> $9::text[])`

export class PgResidentStore implements ResidentStore {
  async byIds(tx: Transaction, ids: readonly string[]): Promise<Resident[]> {
    const text = `/* residentsById */ select ${residentColumns} from resident where id = any($1::uuid[])`
    return (await sql<ResidentColumns>(tx, text, [ids])).map(residentOf)
  }

  async membersOf(tx: Transaction, householdIds: readonly string[]): Promise<(Resident & { householdId: string })[]> {
    const text = `/* householdMembers */ select ${residentColumns} from resident where household_id = any($1::uuid[]) order by id`
    const rows = await sql<ResidentColumns & { householdId: string }>(tx, text, [householdIds])
    return rows.map((row) => ({ ...residentOf(row), householdId: row.householdId }))
  }

  async search(
    tx: Transaction,
    search: ResidentSearch,
    { first, after }: { first: number; after: readonly [string, string] | null },
  ): Promise<Resident[]> {
    const rows = await sql<ResidentColumns>(
      tx,
      `/* searchResidents */ select ${residentColumns} from resident where ${found}
         and ($10::text is null or (area_code, id) > ($10, $11::uuid))
       order by area_code, id limit $12`,
      [...valuesOf(search), after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
    return rows.map(residentOf)
  }

  async count(tx: Transaction, search: ResidentSearch): Promise<number> {
    const text = `/* countResidents */ select count(*)::int as count from resident where ${found}`
    return (await sql<{ count: number }>(tx, text, valuesOf(search)))[0]?.count ?? 0
  }

  lookalikes(tx: Transaction, id: string, communityCode: string, looks: Looks): Promise<Lookalike[]> {
    return sql<Lookalike>(
      tx,
      `/* lookalikes */ select id, array_remove(array[
           case when phone_index = any($3::bytea[]) then 'PHONE' end,
           case when id_number_index = any($4::bytea[]) then 'ID_NUMBER' end,
           case when name_marks && $5::text[] then 'NAME_AND_BIRTH_DATE' end], null) as because
       from resident
       where id <> $1 and erased_at is null
         and (area_code = $2 or (area_code >= $2 || '.' and area_code < $2 || '/'))
         and (phone_index = any($3::bytea[]) or id_number_index = any($4::bytea[]) or name_marks && $5::text[])
       order by id limit 10`,
      [id, communityCode, looks.phone, looks.idNumber, looks.person],
    )
  }

  async insert(tx: Transaction, row: ResidentRow): Promise<void> {
    await sql(
      tx,
      `/* registerResident */ insert into resident (id, household_id, area_code, preferred_name, languages, attributes,
         data_key, full_name_sealed, birth_date_sealed, name_marks, phone_sealed, id_number_sealed, address_sealed,
         location_sealed, phone_index, id_number_index, address_marks, registered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [row.id, row.householdId, ...personOf(row), row.registeredAt],
    )
  }

  async update(tx: Transaction, row: ResidentRow, expectedVersion: number): Promise<boolean> {
    const changed = await sql(
      tx,
      `/* updateResident */ update resident set area_code = $3, preferred_name = $4, languages = $5,
         attributes = $6, data_key = $7, full_name_sealed = $8, birth_date_sealed = $9, name_marks = $10,
         phone_sealed = $11, id_number_sealed = $12, address_sealed = $13, location_sealed = $14, phone_index = $15,
         id_number_index = $16, address_marks = $17, household_id = $18, version = version + 1
       where id = $1 and version = $2 and erased_at is null returning id`,
      [row.id, expectedVersion, ...personOf(row), row.householdId],
    )
    return changed.length === 1
  }

  async erase(tx: Transaction, id: string, name: string, at: Date): Promise<void> {
    await sql(
      tx,
      `/* eraseResident */ update resident set full_name = null, birth_date = null, preferred_name = $2, languages = '{}',
         attributes = '{}', data_key = null, full_name_sealed = null, birth_date_sealed = null, name_marks = '{}', phone_sealed = null, id_number_sealed = null, address_sealed = null,
         location_sealed = null, phone_index = null, id_number_index = null, address_marks = '{}', erased_at = $3,
         version = version + 1
       where id = $1 and erased_at is null`,
      [id, name, at],
    )
  }
}

function personOf(row: ResidentRow): unknown[] {
  const { areaCode, preferredName, languages, attributes, key, fullNameSealed, birthDateSealed, nameMarks } = row
  const { phoneSealed, idNumberSealed, addressSealed, locationSealed, phoneIndex, idNumberIndex, addressMarks } = row
  const named = [areaCode, preferredName, languages, attributes, key, fullNameSealed, birthDateSealed, nameMarks]
  return [...named, phoneSealed, idNumberSealed, addressSealed, locationSealed, phoneIndex, idNumberIndex, addressMarks]
}

function valuesOf({ areaCode, person, attributes }: ResidentSearch): unknown[] {
  const [name, previousName] = person?.name ?? []
  const [address, previousAddress] = person?.address ?? []
  const marks = [name, previousName, address, previousAddress].map((one) => one ?? null)
  return [areaCode, attributes, person === null, person?.phone ?? [], person?.idNumber ?? [], ...marks]
}

export function residentOf(row: ResidentColumns): Resident {
  const { key, fullNameSealed, birthDateSealed, phoneSealed, idNumberSealed, addressSealed, locationSealed, ...plain } =
    row
  const named = { fullName: fullNameSealed, birthDate: birthDateSealed }
  const contact = { phone: phoneSealed, idNumber: idNumberSealed, address: addressSealed, location: locationSealed }
  return { ...plain, sealed: { key, ...named, ...contact } }
}

import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Credential, Holder } from './credential'
import type { CredentialStore, HeardGroup } from './credential.store'

const insertText = `/* insertCredential */
insert into credential (id, holder_id, secret_hash, issued_by, issued_at, ends_at) values ($1, $2, $3, $4, $5, $6)`

const endText = `/* endCredentials */
update credential set ends_at = $2 where holder_id = $1 and (ends_at is null or ends_at > $2)`

const byIdText = `/* credentialById */
select id, holder_id as "holderId", secret_hash as "secretHash", issued_by as "issuedBy", issued_at as "issuedAt",
       ends_at as "endsAt"
  from credential where id = $1`

const organization = `
select id, 'ORGANIZATION' as kind, name, status, area_codes as "areaCodes" from organization where id = $1`
const group = `
select id, 'GROUP' as kind, '' as name, status, area_codes as "areaCodes" from known_group where id = $1`
const holderText = `/* credentialHolder */ ${organization} union all ${group}`
const lockOrganizationText = `/* lockOrganizationAsHolder */ ${organization} for no key update`
const lockGroupText = `/* lockGroupAsHolder */ ${group} for no key update`

const groupText = `/* hearGroup */
insert into known_group (id, status, area_codes, version) values ($1, $2, $3, $4)
on conflict (id) do update
   set status = excluded.status, area_codes = excluded.area_codes, version = excluded.version
 where known_group.version <= excluded.version`

export class PgCredentialStore implements CredentialStore {
  async insert(tx: Transaction, credential: Credential): Promise<void> {
    const { id, holderId, secretHash, issuedBy, issuedAt, endsAt } = credential
    await sql(tx, insertText, [id, holderId, secretHash, issuedBy, issuedAt, endsAt])
  }

  async endAll(tx: Transaction, holderId: string, at: Date): Promise<void> {
    await sql(tx, endText, [holderId, at])
  }

  async byId(tx: Transaction, id: string): Promise<Credential | null> {
    return (await sql<Credential>(tx, byIdText, [id]))[0] ?? null
  }

  async lockHolder(tx: Transaction, id: string): Promise<Holder | null> {
    const [found] = await sql<Holder>(tx, lockOrganizationText, [id])
    return found ?? (await sql<Holder>(tx, lockGroupText, [id]))[0] ?? null
  }

  async holder(tx: Transaction, id: string): Promise<Holder | null> {
    return (await sql<Holder>(tx, holderText, [id]))[0] ?? null
  }

  async saveGroup(tx: Transaction, { id, status, areaCodes, version }: HeardGroup): Promise<void> {
    await sql(tx, groupText, [id, status, areaCodes, version])
  }
}

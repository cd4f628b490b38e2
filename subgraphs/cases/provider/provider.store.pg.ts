import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { ratingOf, type KnownProvider, type TrackRecord } from './provider'
import type { ProviderStore } from './provider.store'

type RecordRead = Omit<TrackRecord, 'rating'> & { readonly satisfactionSum: number }

export class PgProviderStore implements ProviderStore {
  byIds(tx: Transaction, ids: readonly string[]) {
    const text = `/* providersByIds */ select id, kind, status, area_codes as "areaCodes" from known_provider
      where id = any($1::uuid[])`
    return sql<KnownProvider>(tx, text, [ids])
  }

  hold(tx: Transaction, ids: readonly string[]) {
    const text = `/* holdProviders */ select id, kind, status, area_codes as "areaCodes" from known_provider
      where id = any($1::uuid[]) order by id for share`
    return sql<KnownProvider>(tx, text, [ids])
  }

  async save(tx: Transaction, { id, kind, status, areaCodes }: KnownProvider): Promise<void> {
    const text = `/* saveProvider */ insert into known_provider (id, kind, status, area_codes) values ($1, $2, $3, $4)
      on conflict (id) do update set kind = $2, status = $3, area_codes = $4`
    await sql(tx, text, [id, kind, status, areaCodes])
  }

  async records(tx: Transaction, ids: readonly string[]): Promise<readonly TrackRecord[]> {
    const text = `/* trackRecords */ select provider_id as "providerId", offered, accepted, completed, evaluations,
        satisfaction_sum as "satisfactionSum", (select percentile_cont(0.5) within group (order by minutes)
          from provider_response a where a.provider_id = r.provider_id) as "medianResponseMinutes"
      from provider_record r where provider_id = any($1::uuid[])`
    const rows = await sql<RecordRead>(tx, text, [ids])
    return rows.map(({ satisfactionSum, ...row }) => ({ ...row, rating: ratingOf(satisfactionSum, row.evaluations) }))
  }

  async offerOf(tx: Transaction, offerId: string) {
    const text = '/* offerOf */ select provider_id as "providerId", status from known_offer where id = $1'
    const [row] = await sql<{ providerId: string; status: string }>(tx, text, [offerId])
    return row ?? null
  }

  async saveOffer(tx: Transaction, offerId: string, providerId: string, status: string): Promise<void> {
    const text = `/* saveOffer */ insert into known_offer (id, provider_id, status) values ($1, $2, $3)
      on conflict (id) do update set provider_id = $2, status = $3`
    await sql(tx, text, [offerId, providerId, status])
  }
}

import type { Caller } from '../../../shared/database'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import { keyset } from '../paging/keyset'
import { nestedPages, type NestedPages } from '../paging/nested-pages'
import type { LedgerEntry } from './ledger'
import type { LedgerStore } from './ledger.store'

/** Statements of time-bank accounts, as a viewer may see them. */
export class LedgerReader {
  private readonly pages: NestedPages<object, readonly [number], LedgerEntry>

  constructor(ledger: LedgerStore) {
    this.pages = nestedPages(ledger.ofVolunteers)
  }

  /** Latest first. Throws ValidationFailed. */
  async ofVolunteer(
    caller: Caller,
    volunteerId: string,
    first: number | null,
    after: string | null,
  ): Promise<Connection<LedgerEntry>> {
    const asked = page(first, after)
    const from = keyset<[number]>(asked, 'number')
    const rows = await this.pages.rows(caller, volunteerId, {}, { ...asked, from })
    return connection(
      rows,
      asked,
      (entry) => [entry.number],
      () => this.pages.count(caller, volunteerId, {}),
    )
  }
}

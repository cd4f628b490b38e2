import type { Caller } from '../../../shared/database'
import { connection, keysetPage, type Connection } from '../../../shared/graphql/connection'
import type { OfferedService } from '../service/service.policy'
import type { AskedPage } from './catalogue.loader'
import type { CatalogueStore } from './catalogue.store'
import { checkedSearch, type ServiceSearch } from './search'

/** Looking for services among all that are listed. */
export class CatalogueService {
  constructor(private readonly catalogue: CatalogueStore) {}

  /** Nearest first where `near` is given, else best text match, else title. Throws ValidationFailed. */
  async search(
    caller: Caller,
    search: ServiceSearch,
    { first, after }: AskedPage,
  ): Promise<Connection<OfferedService>> {
    const checked = checkedSearch(search)
    // A cursor of a list in another order would be compared with what it is not.
    const asked = keysetPage([checked.near || checked.words ? 'number' : 'text', 'id'], first, after)
    const found = await caller.read((tx) => this.catalogue.search(tx, checked, asked))
    const keys = new Map(found.map((one) => [one.service, one.key]))
    return connection(
      found.map((one) => one.service),
      asked,
      (service) => [keys.get(service) ?? null, service.id],
      () => caller.read((tx) => this.catalogue.countSearch(tx, checked)),
    )
  }
}

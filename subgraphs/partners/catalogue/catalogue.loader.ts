import type { Caller, Transaction } from '../../../shared/database'
import { connection, keysetPage, type Connection } from '../../../shared/graphql/connection'
import { oneByKey, type Loader } from '../../../shared/loader'
import { Checks } from '../../../shared/validation'
import type { ServiceStatus } from '../service/service'
import { visibleStatuses, type OfferedService } from '../service/service.policy'
import type { AskedList, CatalogueStore, FoundService, ListKind } from './catalogue.store'

/** How far a list is asked for. */
export interface AskedPage {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** Lists of services that hang on an organisation, an area or a category: one statement for all of a kind. */
export class CatalogueLoader {
  private readonly pages: Readonly<Record<ListKind, Loader<string, { found: FoundService[] } | null>>>
  private readonly counts: Readonly<Record<ListKind, Loader<string, { count: number } | null>>>

  constructor(private readonly catalogue: CatalogueStore) {
    this.pages = { organization: this.page('organization'), area: this.page('area'), category: this.page('category') }
    this.counts = {
      organization: this.count('organization'),
      area: this.count('area'),
      category: this.count('category'),
    }
  }

  /** An organisation's own services, as far as the viewer sees them. Throws ValidationFailed. */
  ofOrganization(caller: Caller, id: string, asked: AskedPage & { status?: readonly ServiceStatus[] | null }) {
    const seen = visibleStatuses(caller.viewer, id)
    const statuses = asked.status ? seen.filter((status) => asked.status?.includes(status)) : seen
    return this.connection(caller, 'organization', id, { statuses }, asked)
  }

  /** Listed services that reach an area. Throws ValidationFailed. */
  ofArea(caller: Caller, area: string, asked: AskedPage & { categoryCode?: string | null | undefined }) {
    return this.connection(caller, 'area', area, { within: code('categoryCode', asked.categoryCode) }, asked)
  }

  /** Listed services in a category or below it. Throws ValidationFailed. */
  ofCategory(caller: Caller, category: string, asked: AskedPage & { area?: string | null | undefined }) {
    return this.connection(caller, 'category', category, { within: code('area', asked.area) }, asked)
  }

  private async connection(
    caller: Caller,
    kind: ListKind,
    of: string,
    narrowed: Pick<AskedList, 'statuses' | 'within'>,
    { first, after }: AskedPage,
  ): Promise<Connection<OfferedService>> {
    const asked = keysetPage(['text', 'id'], first, after)
    const list: AskedList = { of, ...narrowed, page: asked }
    const found = (await this.pages[kind].load(caller, JSON.stringify(list)))?.found ?? []
    const whole = JSON.stringify({ ...list, page: { first: 1, after: null } })
    return connection(
      found.map((one) => one.service),
      asked,
      (service) => [service.title, service.id],
      async () => (await this.counts[kind].load(caller, whole))?.count ?? 0,
    )
  }

  private page(kind: ListKind) {
    return byList(async (tx, asked) => (await this.catalogue.lists(tx, kind, asked)).map((found) => ({ found })))
  }

  private count(kind: ListKind) {
    return byList(async (tx, asked) => (await this.catalogue.countLists(tx, kind, asked)).map((count) => ({ count })))
  }
}

/** A code as an argument of a list. Throws ValidationFailed. */
function code(path: string, value: string | null | undefined): string | null {
  const checks = new Checks()
  const checked = checks.optionalText(path, value, { max: 500 })
  checks.done()
  return checked
}

/** A loader whose keys are lists, written as JSON: the same list asked twice is read once. */
function byList<Value extends object>(fetch: (tx: Transaction, asked: readonly AskedList[]) => Promise<Value[]>) {
  return oneByKey<string, Value & { key: string }>(
    async (tx, keys) => {
      const values = await fetch(
        tx,
        keys.map((key) => JSON.parse(key) as AskedList),
      )
      return values.map((value, index) => ({ ...value, key: keys[index] ?? '' }))
    },
    (value) => value.key,
  )
}

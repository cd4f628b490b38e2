import DataLoader from 'dataloader'
import type { Caller, Transaction } from '../../../shared/database'
import type { ParentPage } from './page'

/** Pages of many parents' lists with one statement, when they are asked with the same arguments. */
export class PageLoader<Row, Page extends ParentPage = ParentPage> {
  private readonly scopes = new WeakMap<object, Map<string, DataLoader<string, readonly Row[]>>>()

  /** `fetch` answers up to `first + 1` rows of each parent, in order. */
  constructor(
    private readonly fetch: (tx: Transaction, parents: readonly string[], page: Page) => Promise<readonly Row[]>,
    private readonly parentOf: (row: Row) => string,
  ) {}

  load(caller: Caller, parent: string, page: Page): Promise<readonly Row[]> {
    const loaders = this.scopes.get(caller.scope) ?? new Map<string, DataLoader<string, readonly Row[]>>()
    this.scopes.set(caller.scope, loaders)
    const asked = JSON.stringify(page)
    let loader = loaders.get(asked)
    if (!loader) loaders.set(asked, (loader = new DataLoader((parents) => this.rows(caller, parents, page))))
    return loader.load(parent)
  }

  private async rows(caller: Caller, parents: readonly string[], page: Page): Promise<readonly Row[][]> {
    const groups = new Map<string, Row[]>(parents.map((parent) => [parent, []]))
    for (const row of await caller.read((tx) => this.fetch(tx, parents, page)))
      groups.get(this.parentOf(row))?.push(row)
    return parents.map((parent) => groups.get(parent) ?? [])
  }
}

import type { Caller } from '../../../shared/database'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import { keyset } from '../paging/keyset'
import type { VolunteerGroup } from './group'
import type { GroupLoader } from './group.loader'
import { maySeeGroup } from './group.policy'
import type { GroupFilter, GroupStore, ListedGroup } from './group.store'

export interface GroupReaderDeps {
  readonly groups: GroupStore
  readonly loader: GroupLoader
}

/** Groups as a viewer may see them. */
export class GroupReader {
  constructor(private readonly deps: GroupReaderDeps) {}

  /** Null: absent, or not the viewer's to see. */
  async one(caller: Caller, id: string): Promise<VolunteerGroup | null> {
    const group = await this.deps.loader.load(caller, id.toLowerCase())
    return group && maySeeGroup(caller.viewer, group) ? group : null
  }

  /** By name. Throws ValidationFailed. */
  async list(
    caller: Caller,
    filter: GroupFilter,
    first: number | null,
    after: string | null,
  ): Promise<Connection<ListedGroup>> {
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'text', 'id')
    const rows = await caller.read((tx) => this.deps.groups.list(tx, filter, from, asked.first + 1))
    const count = () => caller.read((tx) => this.deps.groups.count(tx, filter))
    return connection(rows, asked, (row) => [row.sortName, row.id], count)
  }
}

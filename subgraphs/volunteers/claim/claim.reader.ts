import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import type { VolunteerGroup } from '../group/group'
import type { GroupLoader } from '../group/group.loader'
import { keyset } from '../paging/keyset'
import { nestedPages, type NestedPages } from '../paging/nested-pages'
import type { Task } from '../task/task'
import type { TaskReader } from '../task/task.reader'
import type { Claim, ClaimStatus } from './claim'
import type { ClaimFilter, ClaimStore } from './claim.store'

export interface ClaimReaderDeps {
  readonly claims: ClaimStore
  readonly tasks: TaskReader
  readonly groups: GroupLoader
}

/** Claims as a viewer may see them: the table itself answers no others. */
export class ClaimReader {
  private readonly pages: NestedPages<ClaimFilter, readonly [string, string], Claim>

  constructor(private readonly deps: ClaimReaderDeps) {
    this.pages = nestedPages(deps.claims.ofGroups)
  }

  /** Latest first. Throws ValidationFailed. */
  async ofGroup(
    caller: Caller,
    groupId: string,
    status: readonly ClaimStatus[] | null,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Claim>> {
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'time', 'id')
    const rows = await this.pages.rows(caller, groupId, { status }, { ...asked, from })
    const count = () => this.pages.count(caller, groupId, { status })
    return connection(rows, asked, (claim) => [claim.claimedAt.toISOString(), claim.id], count)
  }

  /** Whoever sees a claim sees its task. */
  async taskOf(caller: Caller, { taskId }: Claim): Promise<Task> {
    const task = await this.deps.tasks.one(caller, taskId)
    if (!task) throw new NotFound('task')
    return task
  }

  async groupOf(caller: Caller, { groupId }: Claim): Promise<VolunteerGroup> {
    const group = await this.deps.groups.load(caller, groupId)
    if (!group) throw new NotFound('volunteer group')
    return group
  }
}

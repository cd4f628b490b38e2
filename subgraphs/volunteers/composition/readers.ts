import type { Clock } from '../../../shared/clock'
import { assignmentLoaders } from '../assignment/assignment.loader'
import { AssignmentReader } from '../assignment/assignment.reader'
import { claimLoaders } from '../claim/claim.loader'
import { ClaimReader } from '../claim/claim.reader'
import { groupLoader } from '../group/group.loader'
import { GroupReader } from '../group/group.reader'
import { matchLoader } from '../matching/match.loader'
import { MatchReader } from '../matching/match.reader'
import { membershipLoader } from '../member/member.loader'
import { MemberReader } from '../member/member.reader'
import { taskLoaders } from '../task/task.loader'
import { TaskReader } from '../task/task.reader'
import { LedgerReader } from '../timebank/ledger.reader'
import { volunteerLoaders } from '../volunteer/volunteer.loader'
import type { storesIn } from './stores'

export type Stores = ReturnType<typeof storesIn>

/** Loaders and, over them, what viewers may see. */
export function readersOf(stores: Stores, clock: Clock, today: () => string) {
  const loaders = {
    groups: groupLoader(stores.groups),
    volunteers: volunteerLoaders(stores.volunteers),
    tasks: taskLoaders(stores.tasks),
    claims: claimLoaders(stores.claims),
    assignments: assignmentLoaders(stores.assignments),
  }
  const { groups, volunteers, claims } = loaders
  const tasks = new TaskReader({ tasks: stores.tasks, loaders: loaders.tasks, today })
  const memberships = membershipLoader(stores.members)
  const readers = {
    groups: new GroupReader({ groups: stores.groups, loader: groups }),
    members: new MemberReader({ members: stores.members, memberships, groups }),
    tasks,
    claims: new ClaimReader({ claims: stores.claims, tasks, groups }),
    assignments: new AssignmentReader({
      ...{ assignments: stores.assignments, loaders: loaders.assignments },
      ...{ claims, volunteers, clock },
    }),
    ledger: new LedgerReader(stores.ledger),
    matches: new MatchReader(matchLoader(stores.matches, today)),
  }
  return { loaders, readers }
}

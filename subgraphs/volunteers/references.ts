import type { SubgraphContext } from '../../shared/graphql/context'
import type { ClaimLoaders } from './claim/claim.loader'
import type { GroupReader } from './group/group.reader'
import type { TaskReader } from './task/task.reader'
import type { VolunteerLoaders } from './volunteer/volunteer.loader'

export interface ReferenceDeps {
  readonly groups: GroupReader
  readonly volunteers: VolunteerLoaders
  readonly tasks: TaskReader
  readonly claims: ClaimLoaders
}

type ById = { readonly id: string }
const itself = (reference: object) => reference

/** How references become entities: N of them in one statement, each as the viewer may see it, null for all others. */
export function references({ groups, volunteers, tasks, claims }: ReferenceDeps) {
  return {
    VolunteerGroup: ({ id }: ById, context: SubgraphContext) => groups.one(context, id),
    Volunteer: ({ id }: ById, context: SubgraphContext) => volunteers.byId.load(context, id.toLowerCase()),
    Task: ({ id }: ById, context: SubgraphContext) => tasks.one(context, id),
    Claim: ({ id }: ById, context: SubgraphContext) => claims.byId.load(context, id.toLowerCase()),
    // Of others' entities this subgraph knows no more than they bring: what it adds, it loads by their keys.
    Area: itself,
    Category: itself,
    StaffMember: itself,
    Resident: itself,
    Case: itself,
  }
}

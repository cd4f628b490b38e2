import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import type { Claim } from '../claim/claim'
import type { ClaimLoaders } from '../claim/claim.loader'
import { keyset } from '../paging/keyset'
import type { Volunteer } from '../volunteer/volunteer'
import type { VolunteerLoaders } from '../volunteer/volunteer.loader'
import type { Assignment } from './assignment'
import type { AssignmentLoaders } from './assignment.loader'
import type { AssignmentFilter, AssignmentStore } from './assignment.store'

export interface AssignmentReaderDeps {
  readonly assignments: AssignmentStore
  readonly loaders: AssignmentLoaders
  readonly claims: ClaimLoaders
  readonly volunteers: VolunteerLoaders
  readonly clock: Clock
}

/** Assignments as a viewer may see them: the table itself answers no others. */
export class AssignmentReader {
  constructor(private readonly deps: AssignmentReaderDeps) {}

  /** By start of the task. Throws ValidationFailed. */
  async list(
    caller: Caller,
    filter: AssignmentFilter,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Assignment>> {
    const { assignments } = this.deps
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'time', 'id')
    const rows = await caller.read((tx) => assignments.list(tx, filter, from, asked.first + 1))
    const count = () => caller.read((tx) => assignments.count(tx, filter))
    return connection(rows, asked, ({ startsAt, id }) => [startsAt.toISOString(), id], count)
  }

  /** @param upcoming true: whose task is not over; false: whose task is; null: all */
  async ofVolunteer(caller: Caller, volunteerId: string, upcoming: boolean | null): Promise<Assignment[]> {
    const now = this.deps.clock.now()
    const all = await this.deps.loaders.byVolunteer.load(caller, volunteerId)
    return all.filter(({ endsAt }) => upcoming === null || endsAt > now === upcoming)
  }

  async claimOf(caller: Caller, { claimId }: Assignment): Promise<Claim> {
    const claim = await this.deps.claims.byId.load(caller, claimId)
    if (!claim) throw new NotFound('claim')
    return claim
  }

  async volunteerOf(caller: Caller, { volunteerId }: Assignment): Promise<Volunteer> {
    const volunteer = await this.deps.volunteers.byId.load(caller, volunteerId)
    if (!volunteer) throw new NotFound('volunteer')
    return volunteer
  }
}

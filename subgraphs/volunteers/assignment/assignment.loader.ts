import { manyByKey, type Loader } from '../../../shared/loader'
import type { Assignment } from './assignment'
import type { AssignmentStore } from './assignment.store'

export interface AssignmentLoaders {
  readonly byClaim: Loader<string, readonly Assignment[]>
  readonly byVolunteer: Loader<string, readonly Assignment[]>
}

export function assignmentLoaders(assignments: AssignmentStore): AssignmentLoaders {
  return {
    byClaim: manyByKey(
      (tx, ids) => assignments.ofClaims(tx, ids),
      (assignment) => assignment.claimId,
    ),
    byVolunteer: manyByKey(
      (tx, ids) => assignments.ofVolunteers(tx, ids),
      (assignment) => assignment.volunteerId,
    ),
  }
}

import { oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { Volunteer } from './volunteer'
import type { VolunteerStore } from './volunteer.store'

export interface VolunteerLoaders {
  /** Null: absent, or not the viewer's to see. */
  readonly byId: Loader<string, Volunteer | null>
  readonly byResident: Loader<string, Volunteer | null>
}

export function volunteerLoaders(volunteers: VolunteerStore): VolunteerLoaders {
  return {
    byId: oneByKey(
      (tx, ids) => volunteers.byIds(tx, ids.filter(isUuid)),
      (volunteer) => volunteer.id,
    ),
    byResident: oneByKey(
      (tx, ids) => volunteers.byResidents(tx, ids.filter(isUuid)),
      (volunteer) => volunteer.residentId ?? '',
    ),
  }
}

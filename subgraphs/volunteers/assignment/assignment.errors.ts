import { ValidationFailed } from '../../../shared/errors'

/** Somebody is assigned to another task at that time. */
export class Elsewhere extends ValidationFailed {
  constructor(volunteerId: string) {
    super([{ path: 'volunteerIds', message: `Volunteer ${volunteerId} is assigned elsewhere at that time.` }])
  }
}

import { HubError } from '../../../shared/errors'

/** Nobody has decided yet on what was handed in before. */
export class TooManyApplications extends HubError {
  constructor() {
    super('RATE_LIMITED', 'There are too many open applications already. Wait until they are decided on.')
  }
}

import { HubError } from '../../../shared/errors'

/** It was urged a moment ago; once more would be noise. */
export class UrgedAlready extends HubError {
  constructor(againAt: Date) {
    super('RATE_LIMITED', 'It was urged less than ten minutes ago.', { againAt: againAt.toISOString() })
  }
}

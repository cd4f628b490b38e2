import { HubError, ValidationFailed } from '../../../shared/errors'

/** A resident is one volunteer at most. */
export class ResidentTaken extends ValidationFailed {
  constructor() {
    super([{ path: 'input.residentId', message: 'Is another volunteer already.' }])
  }
}

/** Somebody wants to act as a volunteer who has no profile yet. */
export class NoProfile extends HubError {
  constructor() {
    super('NOT_FOUND', 'You are no volunteer yet. Save your profile first.')
  }
}

import { Forbidden, HubError } from '../../../shared/errors'

/** The group has seats of this task already. */
export class AlreadyClaimed extends HubError {
  constructor() {
    super('ALREADY_CLAIMED', 'Your group has claimed seats of this task already.')
  }
}

/** Only a group that a station has vouched for takes tasks. */
export class GroupNotVerified extends Forbidden {
  constructor() {
    super('Your group can claim tasks once it has been verified.')
  }
}

/** Somebody has come already: what was served is neither given back nor called off. */
export class ServiceBegun extends HubError {
  constructor() {
    super('ILLEGAL_TRANSITION', 'Somebody has come to this task already.', { from: 'CHECKED_IN', allowed: [] })
  }
}

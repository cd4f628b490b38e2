import { HubError } from '../../../shared/errors'

/** Nobody gives or redeems minutes that they do not have. */
export class InsufficientBalance extends HubError {
  constructor() {
    super('INSUFFICIENT_BALANCE', 'There are not that many minutes on the account.')
  }
}

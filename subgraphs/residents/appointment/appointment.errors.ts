import { HubError } from '../../../shared/errors'

/** Every place of the slot has been taken. */
export class SlotFull extends HubError {
  constructor() {
    super('SLOT_FULL', 'All places at this time are taken. Choose another.')
  }
}

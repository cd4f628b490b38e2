import { HubError } from '../../../shared/errors'

/** The resident has not consented that the viewer's organisation sees this, or not any more. */
export class ConsentRequired extends HubError {
  constructor() {
    super('CONSENT_REQUIRED', 'The resident has not consented that your organisation sees this.')
  }
}

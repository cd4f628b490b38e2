import { HubError } from '../../../shared/errors'

/** A Handling.DOCUMENTS affair is not resolved while one of its papers is missing. */
export class DocumentsMissing extends HubError {
  constructor(missing: readonly string[]) {
    super('DOCUMENTS_MISSING', `Still missing: ${missing.join(', ')}.`, { missing })
  }
}

/** A partner's service did what makes its answer worth nothing: the words are for its developer, and hold no address. */
export class ServiceFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ServiceFault'
  }
}

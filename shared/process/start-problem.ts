/** The process cannot start, for a reason that its message tells an operator in full. A program exits with 1. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartProblem'
  }
}

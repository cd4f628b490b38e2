/** What the story says did not hold in what the hub answered. */
export class NotAsTold extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'NotAsTold'
  }
}

/** Ends the tour unless the condition holds. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new NotAsTold(what)
}

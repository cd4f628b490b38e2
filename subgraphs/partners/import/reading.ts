import { ValidationFailed, type FieldProblem } from '../../../shared/errors'
import { Checks } from '../../../shared/validation'

/**
 * One row while it is read: its problems by their place in the row, and where in the row each part of the terms came
 * from, so that a problem of the terms is told as a problem of the row.
 */
export class Reading {
  readonly checks = new Checks()
  private readonly places = new Map<string, string>()

  /** What the terms call `input.<part>` stands at `path` in the row. */
  from(part: string, path: string): void {
    this.places.set(`input.${part}`, path)
  }

  /** Runs a check of the terms; answers what it makes, and keeps what it finds broken. */
  terms<T>(check: () => T): T | null {
    try {
      return check()
    } catch (error) {
      if (!(error instanceof ValidationFailed)) throw error
      for (const { path, message } of error.fields) this.checks.that(false, this.placeOf(path), message)
      return null
    }
  }

  /** Every broken rule so far. */
  problems(): readonly FieldProblem[] {
    return problemsOf(this.checks)
  }

  private placeOf(path: string): string {
    for (let part = path; part.includes('.'); part = part.slice(0, part.lastIndexOf('.'))) {
      const place = this.places.get(part)
      if (place !== undefined) return place
    }
    return path.replace(/^input\./, '')
  }
}

function problemsOf(checks: Checks): readonly FieldProblem[] {
  try {
    checks.done()
    return []
  } catch (error) {
    if (error instanceof ValidationFailed) return error.fields
    throw error
  }
}

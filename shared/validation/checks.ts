import { ValidationFailed, type FieldProblem } from '../errors'

/**
 * Collects every broken rule of one input, so that a caller is told all of them at once.
 *
 *     const checks = new Checks()
 *     const title = checks.text('input.title', input.title, { max: 200 })
 *     checks.that(input.endsAt > input.startsAt, 'input.endsAt', 'Must be after startsAt.')
 *     checks.done() // throws ValidationFailed
 */
export class Checks {
  private readonly problems: FieldProblem[] = []

  /** Records a problem unless the condition holds. */
  that(holds: boolean, path: string, message: string): void {
    if (!holds) this.problems.push({ path, message })
  }

  /** Text as it is stored: NFC, trimmed; by default not empty. `max` counts characters. */
  text(path: string, value: string, { max, min = 1 }: { max: number; min?: number }): string {
    const text = value.normalize('NFC').trim()
    const length = [...text].length
    this.that(length >= min, path, min === 1 ? 'Must not be empty.' : `Must have at least ${min} characters.`)
    this.that(length <= max, path, `Must have at most ${max} characters.`)
    // A NUL cannot be stored in PostgreSQL; other control characters are never text that somebody typed.
    this.that(
      // eslint-disable-next-line no-control-regex -- the rule warns of exactly what is looked for here
      !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text),
      path,
      'Must not contain control characters.',
    )
    return text
  }

  /** As `text`; null, undefined and blank are null. */
  optionalText(path: string, value: string | null | undefined, { max }: { max: number }): string | null {
    if (value === null || value === undefined || value.trim() === '') return null
    return this.text(path, value, { max })
  }

  /** A finite number within bounds, both inclusive. */
  number(path: string, value: number, { min, max }: { min: number; max: number }): number {
    this.that(Number.isFinite(value) && value >= min && value <= max, path, `Must be between ${min} and ${max}.`)
    return value
  }

  /** WGS 84 degrees. */
  point(path: string, value: { latitude: number; longitude: number } | null | undefined): void {
    if (!value) return
    this.number(`${path}.latitude`, value.latitude, { min: -90, max: 90 })
    this.number(`${path}.longitude`, value.longitude, { min: -180, max: 180 })
  }

  /** Throws ValidationFailed when anything was recorded. */
  done(): void {
    if (this.problems.length > 0) throw new ValidationFailed(this.problems)
  }
}

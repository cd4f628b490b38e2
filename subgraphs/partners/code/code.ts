import type { Checks } from '../../../shared/validation'

/** Area or category codes with no code twice; records an empty list, and one that is too long. */
export function checkCodes(checks: Checks, path: string, codes: readonly string[], most: number): string[] {
  checks.that(codes.length > 0, path, 'Must name at least one.')
  checks.that(codes.length <= most, path, `Must name at most ${most}.`)
  return [...new Set(codes.slice(0, most))]
}

/** Records each code that is not known. */
export function checkKnown(
  checks: Checks,
  path: string,
  what: 'area' | 'category',
  codes: readonly string[],
  known: ReadonlySet<string>,
): void {
  codes.forEach((code, index) => checks.that(known.has(code), `${path}.${index}`, `There is no such ${what}.`))
}

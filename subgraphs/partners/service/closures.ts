import type { Checks } from '../../../shared/validation'

/** A year's days: what the match statement relies on when it looks no further than seven times as far. */
export const mostClosures = 366

/** Closed days in order, none twice. */
export function checkClosures(checks: Checks, path: string, days: readonly string[]): string[] {
  checks.that(days.length <= mostClosures, path, `Must have at most ${mostClosures} days.`)
  return [...new Set(days.slice(0, mostClosures))].sort()
}

/** What one category's day is compared with. */
export interface DayCount {
  /** Cases of the category opened on the day. */
  readonly count: number
  /** Cases of the category opened in the 28 days before. */
  readonly before: number
  /** Cases of all categories opened in those 28 days. */
  readonly allBefore: number
  /** Of those, the ones opened on the same weekday as the day. */
  readonly sameWeekdayBefore: number
}

/** Days that a day is compared with: four of each weekday. */
export const comparedDays = 28
const weeks = comparedDays / 7

/** Fewer than this on a day is never called a surge. */
export const leastCount = 5
const mostProbability = 0.001

/**
 * How many cases a category should have had on a day: its own cases of the 28 days before, shared out among the days as
 * the area's cases of all categories were shared out among the weekdays, so that a busy Monday is no news.
 * λ = before × sameWeekdayBefore / allBefore / 4.
 */
export function expectedCount({ before, allBefore, sameWeekdayBefore }: DayCount): number {
  return allBefore === 0 ? 0 : (before * sameWeekdayBefore) / allBefore / weeks
}

/**
 * P(X ≥ count) for X ~ Poisson(λ): the exact one-sided test of a Poisson mean (Garwood, Biometrika 28, 1936; R's
 * `poisson.test(alternative = "greater")`): Σ e^−λ λ^i / i! over i ≥ count, each term from the one before.
 */
export function poissonTail(count: number, expected: number): number {
  if (count <= 0) return 1
  if (expected <= 0) return 0
  // By logarithms, since e^−λ is nothing for a large λ; from `count` upwards, since 1 − sum would cancel when small.
  let logTerm = -expected + count * Math.log(expected)
  for (let i = 2; i <= count; i += 1) logTerm -= Math.log(i)
  let term = Math.exp(logTerm)
  let tail = 0
  for (let i = count + 1; term > 0 && (i <= expected || term > tail * 1e-16); i += 1) {
    tail += term
    term *= expected / i
  }
  return Math.min(1, tail)
}

/** At least five, and less likely than one in a thousand (p < 0.001) if nothing were the matter. */
export function isSurge(day: DayCount): boolean {
  return day.count >= leastCount && poissonTail(day.count, expectedCount(day)) < mostProbability
}

import { categoryDecay, ratingPrior, unknownValue } from './weights'

// The same formulas as SQL expressions, for match sources that rank in the database. All are float8; what goes in are
// column names and placeholders, never input.

const levels = (code: string) => `(length(${code}) - length(replace(${code}, '.', '')))`

/** Levels from the needed category up to the offered one (positive) or down to it (negative). */
export function categoryStepsSql(needed: string, offered: string): string {
  return `(${levels(needed)} - ${levels(offered)})`
}

/** 1 for the same category, 0.8^k for an ancestor k levels up, 0.6^k for a descendant k levels down. */
export function categoryValueSql(steps: string): string {
  const decay = `case when ${steps} >= 0 then ${categoryDecay.up}::float8 else ${categoryDecay.down}::float8 end`
  return `power(${decay}, abs(${steps})::float8)`
}

/** 1 / (1 + metres / 1000); 0.5 when unknown. */
export function proximityValueSql(meters: string): string {
  return `coalesce(1 / (1 + ${meters} / 1000), ${unknownValue}::float8)`
}

/** Rating smoothed towards the prior, 1 to 5. */
export function ratingSql(satisfactionSum: string, evaluations: string): string {
  const prior = ratingPrior.evaluations * ratingPrior.rating
  return `((${prior}::float8 + ${satisfactionSum}) / (${ratingPrior.evaluations} + ${evaluations}))`
}

/** 1 / (1 + minutes / 240); 0.5 when it never answered. */
export function responsivenessValueSql(minutes: string): string {
  return `coalesce(1 / (1 + ${minutes} / 240), ${unknownValue}::float8)`
}

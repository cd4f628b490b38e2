/** Nearest rank; of an empty list NaN. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1))] ?? NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Three significant digits. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

/** How often a value occurs. */
export interface Occurrence {
  readonly value: number
  readonly times: number
}

/** The median of values that are given with how often they occur: the mean of the middle two of an even number. */
export function medianOf(occurrences: readonly Occurrence[]): number | null {
  const sorted = occurrences.filter(({ times }) => times > 0).sort((a, b) => a.value - b.value)
  const total = sorted.reduce((sum, { times }) => sum + times, 0)
  if (total === 0) return null
  const at = (place: number) => {
    let passed = 0
    for (const { value, times } of sorted) {
      passed += times
      if (passed > place) return value
    }
    return Number.NaN
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}

/** A rate from 0 to 1 as people read it; a dash where nothing was counted. */
export function percent(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '–' : `${(rate * 100).toFixed(1)} %`
}

/** An officer's emergency access to one resident's personal fields. */
export interface BrokenGlass {
  readonly id: string
  readonly residentId: string
  readonly officerId: string
  readonly reason: string
  readonly brokenAt: Date
  readonly until: Date
}

/** How long it stays open. */
export const glassMilliseconds = 30 * 60_000
export const shortestReason = 20

/** A part of a period, as days before today: `{ from: 13, to: 7 }` is the week before the last. */
export interface Step {
  readonly from: number
  readonly to: number
}

/**
 * How a period is cut for its trend, the oldest part first: a week by days, a quarter by weeks, a year by four weeks. All
 * parts are equally long, so the first of them may begin some days before the period.
 */
export function stepsOf(days: number): readonly Step[] {
  const length = days <= 7 ? 1 : days <= 90 ? 7 : 28
  const count = Math.ceil(days / length)
  return Array.from({ length: count }, (_, index) => {
    const to = (count - 1 - index) * length
    return { from: to + length - 1, to }
  })
}

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in a time zone. */
export function dayIn(timeZone: string): (instant: Date) => string {
  // Sweden writes days as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return (instant) => format.format(instant)
}

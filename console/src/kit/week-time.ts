/** A time of the week while it is typed, in one word, so that it is kept as other drafts are: `6 09:00-12:00`. */
export interface WeekTime {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  /** `HH:MM`; empty while nothing is typed. */
  readonly from: string
  readonly to: string
}

export function readWeekTime(text: string): WeekTime {
  const [, weekday = '1', from = '', to = ''] = /^(\d) ([^-]*)-(.*)$/.exec(text) ?? []
  return { weekday: Number(weekday), from, to }
}

/** A browser's clock has no 24:00: midnight at the end of a day is written 00:00, as people say it. */
export function writeWeekTime({ weekday, from, to }: WeekTime): string {
  return `${weekday} ${from}-${to === '24:00' ? '00:00' : to}`
}

/** As the hub wants it, which says 24:00 for the end of a day. */
export function hubTime({ weekday, from, to }: WeekTime): WeekTime {
  return { weekday, from, to: to === '00:00' ? '24:00' : to }
}

/** The day after the last one at the same time: a week is seven presses. */
export function nextTime(last: WeekTime): WeekTime {
  return { ...last, weekday: (last.weekday % 7) + 1 }
}

import type { Case } from './case'

type Clocked = Pick<Case, 'dueAt' | 'warnAt' | 'pausedSince'>

/** The clock running again: the deadline moves on by exactly the pause, in wall-clock time. */
export function resumed(the: Clocked, now: Date): Clocked {
  if (the.pausedSince === null) return { dueAt: the.dueAt, warnAt: the.warnAt, pausedSince: null }
  const pause = Math.max(0, now.getTime() - the.pausedSince.getTime())
  const later = (time: Date) => new Date(time.getTime() + pause)
  return { dueAt: later(the.dueAt), warnAt: later(the.warnAt), pausedSince: null }
}

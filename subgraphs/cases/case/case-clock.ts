import type { Case } from './case'

type Clocked = Pick<Case, 'respondBy' | 'dueAt' | 'warnAt' | 'pausedSince'>

/**
 * The clock running again: the deadlines move on by exactly the pause, in wall-clock time. That of the first response does
 * while it is waited for; what was answered stays measured by the promise that it was answered under.
 */
export function resumed(the: Clocked & Pick<Case, 'respondedAt'>, now: Date): Clocked {
  const pause = the.pausedSince === null ? 0 : Math.max(0, now.getTime() - the.pausedSince.getTime())
  const later = (time: Date) => new Date(time.getTime() + pause)
  const respondBy = the.respondedAt === null ? later(the.respondBy) : the.respondBy
  return { respondBy, dueAt: later(the.dueAt), warnAt: later(the.warnAt), pausedSince: null }
}

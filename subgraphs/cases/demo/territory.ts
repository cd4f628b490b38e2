import { demoOrganizations } from '../../../shared/demo'
import { localDayOf, instantOf } from '../working-time/local-day'
import type { WorkingCalendar } from '../working-time/working-time'
import { demoCase, type DemoCase, type DemoPlan } from './demo-case'
import { lives, type DemoLife } from './lives'
import { needOfGroup, needOfItem, needOfService, type DemoNeed } from './needs'

/** Qianggen's demands of its first months, and a dozen that are being worked on. */
const pastCases = 356
const monthsBack = 150
const day = 86_400_000
const hour = 3_600_000

const kinds = new Map(demoOrganizations.map((organization) => [organization.id, organization.kind]))
const kindOf = (id: string): string => kinds.get(id) ?? 'ENTERPRISE'

function needOf(n: number): DemoNeed {
  if (n % 3 === 0) return needOfService(n, kindOf)
  return n % 6 === 1 ? needOfGroup(n) : needOfItem(n)
}

function lifeOf(n: number, need: DemoNeed): DemoLife {
  if (n % 45 === 11) return lives.redirected
  if (n % 40 === 7) return lives.withdrawn
  if (need.target) return lives.byAProvider
  return need.handling === 'IMMEDIATE' ? lives.atOnce : lives.byTheStation
}

/** The cases of the months before `now`, oldest first: one in 17 was late. */
function past(n: number, now: Date, timeZone: string): Omit<DemoPlan, 'sequence'> {
  const need = needOf(n)
  const daysAgo = 5 + Math.floor(((pastCases - n) * monthsBack) / pastCases)
  const morning = instantOf(localDayOf(new Date(now.getTime() - daysAgo * day), timeZone), '09:00', timeZone)
  const openedAt = new Date(morning + ((n * 37) % 420) * 60_000)
  const share = n % 17 === 0 ? 1.3 : 0.25 + (n % 11) * 0.05
  const until = (dueAt: Date) => {
    const end = openedAt.getTime() + (dueAt.getTime() - openedAt.getTime()) * share
    return new Date(Math.min(end, now.getTime() - hour))
  }
  return { n, need, life: lifeOf(n, need), openedAt, until }
}

/** How far each open case has come, and how many hours ago it came in: the last two are overdue. */
const openOnes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 3],
  [2, 5],
  [3, 9],
  [4, 20],
  [5, 22],
  [6, 2],
  [7, 26],
  [8, 28],
  [9, 30],
  [2, 480],
  [5, 504],
]

function open(index: number, now: Date): Omit<DemoPlan, 'sequence'> {
  const [steps, hoursAgo] = openOnes[index] ?? [1, 1]
  const n = pastCases + 1 + index
  const need = index % 4 === 3 ? needOfGroup(n) : needOfService(n + index, kindOf)
  const openedAt = new Date(now.getTime() - hoursAgo * hour)
  return { n, need, life: lives.byAProvider.slice(0, steps), openedAt, until: () => new Date(now.getTime() - hour / 4) }
}

/** Every case of the demo territory, in order of opening; numbered anew each year. */
export function demoCases(now: Date, calendar: WorkingCalendar): DemoCase[] {
  const { timeZone } = calendar
  const plans = [
    ...Array.from({ length: pastCases }, (_, index) => past(index + 1, now, timeZone)),
    ...openOnes.map((_, index) => open(index, now)),
  ].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || a.n - b.n)
  const perYear = new Map<string, number>()
  return plans.map((plan) => {
    const year = localDayOf(plan.openedAt, timeZone).slice(0, 4)
    const sequence = (perYear.get(year) ?? 0) + 1
    perYear.set(year, sequence)
    return demoCase({ ...plan, sequence }, calendar)
  })
}

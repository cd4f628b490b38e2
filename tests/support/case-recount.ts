import type { Query } from './case-invariants'

/** Figures counted anew from the cases themselves, by the words of their definitions and nothing that is kept. */
interface Life {
  readonly id: string
  readonly area: string
  readonly status: string
  readonly line: string
  readonly category: string
  readonly opened: number
  readonly respondBy: number
  readonly due: number
  readonly responded: number | null
  readonly resolved: number | null
  readonly closed: number | null
  readonly paused: boolean
}

interface Happened {
  readonly id: string
  readonly kind: string
  readonly at: number
}

interface Said {
  readonly area: string
  readonly at: number
  readonly resolved: boolean
  readonly satisfaction: number
}

export interface Recount {
  of(area: string, from: string, to: string, now: Date): ReturnType<typeof counted>
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

/** Reads all there is. Shanghai has no summer time: its days begin at 16:00 UTC. */
export async function recountOf(query: Query): Promise<Recount> {
  const lives = await query<Life>(
    `/* recountCases */ select c.id, area_code as area, status, k.line, category_code as category,
       ${ms('opened_at')} as opened, ${ms('respond_by')} as "respondBy", ${ms('due_at')} as due,
       ${ms('responded_at')} as responded, ${ms('resolved_at')} as resolved, ${ms('closed_at')} as closed,
       paused_since is not null as paused
     from case_record c join category k on k.code = category_code`,
  )
  const events = await query<Happened>(
    `/* recountEvents */ select case_id as id, kind, ${ms('at')} as at from case_event order by case_id, sequence`,
  )
  const evaluations = await query<Said>(
    `/* recountEvaluations */ select c.area_code as area, ${ms('e.at')} as at, e.resolved, e.satisfaction
     from evaluation e join case_record c on c.id = e.case_id where said_by = 'RESIDENT'`,
  )
  const timelines = new Map<string, Happened[]>()
  for (const event of events) timelines.set(event.id, [...(timelines.get(event.id) ?? []), event])
  const cases = lives.map((life) => ({ ...life, ...walked(timelines.get(life.id) ?? []) }))
  return { of: (area, from, to, now) => counted(cases, evaluations, area, from, to, now.getTime()) }
}

/** When the work ended, if it has, and how long the clock stood still. */
function walked(events: readonly Happened[]): { ended: number | null; pause: number } {
  let ended: number | null = null
  let pause = 0
  let since: number | null = null
  for (const { kind, at } of events) {
    if (kind === 'PAUSED') since = at
    const ends = ['RESOLVED', 'WITHDRAWN', 'REDIRECTED'].includes(kind)
    if (since !== null && (kind === 'RESUMED' || ends)) {
      pause += at - since
      since = null
    }
    if (ends) ended = at
    if (kind === 'REOPENED') ended = null
  }
  return { ended, pause }
}

function counted(
  lives: readonly (Life & { ended: number | null; pause: number })[],
  evaluations: readonly Said[],
  area: string,
  from: string,
  to: string,
  now: number,
) {
  const begins = Date.parse(`${from}T00:00:00+08:00`)
  const ends = Date.parse(`${to}T00:00:00+08:00`) + 86_400_000
  const inside = (at: number | null) => at !== null && at >= begins && at < ends
  const here = (code: string) => code === area || code.startsWith(`${area}.`)
  const cases = lives.filter((life) => here(life.area))
  const opened = cases.filter((life) => inside(life.opened))
  const closed = cases.filter((life) => inside(life.closed))
  const until = Math.min(ends, now)
  const open = cases.filter((life) => life.opened < ends && (life.ended === null || life.ended >= ends))
  const overdue = cases.filter((life) =>
    life.ended === null
      ? !life.paused && life.due < until
      : life.ended >= ends && life.due < ends && life.ended > life.due,
  )
  const due = opened.filter(
    (life) =>
      life.responded !== null ||
      (life.ended === null ? !life.paused && life.respondBy < now : life.ended > life.respondBy),
  )
  const inTime = due.filter((life) => life.responded !== null && life.responded <= life.respondBy)
  const said = evaluations.filter((each) => here(each.area) && inside(each.at))
  const hours = cases
    .filter((life) => inside(life.resolved))
    .map((life) => Math.round(((life.resolved ?? 0) - life.opened - life.pause) / 360_000) / 10)
    .sort((a, b) => a - b)
  const middle = (at: number) => hours[Math.floor(at)] ?? Number.NaN
  const rate = (part: readonly unknown[], whole: readonly unknown[]) =>
    whole.length === 0 ? null : part.length / whole.length
  const count = (list: readonly Life[], key: 'line' | 'category', value: string) =>
    list.filter((life) => life[key] === value).length
  const categories = [...new Set([...opened, ...closed].map((life) => life.category))].map((code) => ({
    category: { code },
    opened: count(opened, 'category', code),
    closed: count(closed, 'category', code),
  }))
  return {
    opened: opened.length,
    closed: closed.length,
    open: open.length,
    overdue: overdue.length,
    responseRate: rate(inTime, due),
    resolutionRate: rate(
      said.filter(({ resolved }) => resolved),
      said,
    ),
    satisfactionRate: rate(
      said.filter(({ satisfaction }) => satisfaction >= 4),
      said,
    ),
    medianHoursToResolve: hours.length === 0 ? null : (middle((hours.length - 1) / 2) + middle(hours.length / 2)) / 2,
    byLine: ['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'].map((line) => ({
      line,
      opened: count(opened, 'line', line),
      closed: count(closed, 'line', line),
    })),
    byCategory: categories.sort(
      (a, b) => b.opened - a.opened || b.closed - a.closed || (a.category.code < b.category.code ? -1 : 1),
    ),
  }
}

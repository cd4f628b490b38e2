import type { Candidate } from '../candidate/candidate'
import { isGroup, offerKey, type Assignment, type Rooms, type WaitingNeed } from './dispatch'
import { select, type Selection } from './solver'

interface Column {
  readonly need: WaitingNeed
  readonly candidate: Candidate
}

/**
 * The assignment with the highest total score: each need at most once, each offer as often as it has room, each group at
 * most once among needs that ask for the same time. Needs are taken in order of id, so that the same needs have the same
 * answer however they were listed. `onSolved` is told what HiGHS alone took. Throws NotSolved.
 */
export async function optimum(
  needs: readonly WaitingNeed[],
  rooms: Rooms,
  onSolved?: (milliseconds: number) => void,
): Promise<Assignment[]> {
  const sorted = [...needs].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
  const columns = sorted.flatMap((need) =>
    need.candidates.filter((candidate) => hasRoom(candidate, rooms)).map((candidate): Column => ({ need, candidate })),
  )
  const values = columns.map(({ candidate }) => candidate.score)
  const taken = await whole({ values, rows: rowsOf(columns, rooms) }, onSolved)
  return taken.flatMap((index) => {
    const column = columns[index]
    return column ? [{ caseId: column.need.caseId, candidate: column.candidate, referralId: null }] : []
  })
}

export function hasRoom(candidate: Candidate, rooms: Rooms): boolean {
  return isGroup(candidate) || (rooms.get(offerKey(candidate)) ?? 0) > 0
}

/**
 * Needs and services are the two sides of a bipartite graph, where the linear program's corners are whole. Groups' times
 * can make a corner of halves; only then is the slower search among whole ones needed.
 */
async function whole(
  selection: Omit<Selection, 'integer'>,
  onSolved?: (milliseconds: number) => void,
): Promise<readonly number[]> {
  const linear = await select({ ...selection, integer: false }, onSolved)
  return linear ?? (await select({ ...selection, integer: true }, onSolved)) ?? []
}

function rowsOf(columns: readonly Column[], rooms: Rooms): Selection['rows'] {
  const indices = [...columns.keys()]
  const by = (keyOf: (column: Column) => string, of: readonly number[]) => {
    const rows = new Map<string, number[]>()
    for (const index of of) {
      const key = keyOf(columns[index] as Column)
      const row = rows.get(key)
      if (row) row.push(index)
      else rows.set(key, [index])
    }
    return rows
  }
  const groups = indices.filter((index) => isGroup((columns[index] as Column).candidate))
  const services = indices.filter((index) => !isGroup((columns[index] as Column).candidate))
  return [
    ...[...by(({ need }) => need.caseId, indices).values()].map((row) => ({ columns: row, most: 1 })),
    ...[...by(({ candidate }) => offerKey(candidate), services)].map(([key, row]) => ({
      columns: row,
      most: rooms.get(key) ?? 0,
    })),
    ...[...by(({ candidate }) => offerKey(candidate), groups).values()]
      .flatMap((row) => clashing(row, columns))
      .map((row) => ({ columns: row, most: 1 })),
  ]
}

/**
 * Sets of one group's columns of which all clash with each other, such that any two that clash are in one: at the start
 * of each window, the needs that have a window then, and those that may be at any time.
 */
function clashing(row: readonly number[], columns: readonly Column[]): number[][] {
  const windowsOf = (index: number) => columns[index]?.need.windows ?? []
  const anytime = row.filter((index) => windowsOf(index).length === 0)
  const starts = new Set(row.flatMap((index) => windowsOf(index).map(({ startsAt }) => startsAt.getTime())))
  const sets = [...starts].map((start) =>
    row.filter((index) => {
      const windows = windowsOf(index)
      return windows.length === 0 || windows.some(({ startsAt, endsAt }) => +startsAt <= start && start < +endsAt)
    }),
  )
  const distinct = new Map([anytime, ...sets].map((set) => [set.join(), set]))
  return [...distinct.values()].filter((set) => set.length > 1)
}

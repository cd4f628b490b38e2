import type { GeoPoint } from '../../../shared/geo'
import { codePattern, depth, parentOf } from '../../../shared/paths'
import { areaLevels, type AreaLevel } from '../area/area'
import { checkBoundary, middleOf, type Boundary } from './boundary'

/** An area as the territory file has it and the table keeps it. */
export interface TerritoryArea {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly center: GeoPoint | null
  readonly boundary: Boundary | null
  readonly households: number
}

/** An area as somebody wrote it down: nothing about it is certain yet. */
export interface WrittenArea {
  /** The line of a CSV file, or the place among a GeoJSON file's features; from 1. */
  readonly row: number
  readonly code: unknown
  readonly name: unknown
  readonly level: unknown
  readonly latitude: unknown
  readonly longitude: unknown
  readonly boundary: unknown
  readonly households: unknown
}

/** What is wrong with a territory file, all of it: `row 3: …`. Nothing of the file was stored. */
export class TerritoryProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'TerritoryProblem'
  }
}

/**
 * Holds the rows against the rules of a territory: a code's depth is its level, and its parent is in the file or `known`.
 * Parents come before their children. Throws TerritoryProblem.
 */
export function checkedTerritory(written: readonly WrittenArea[], known: ReadonlySet<string>): TerritoryArea[] {
  const problems: string[] = []
  const rows = new Map<string, number>()
  for (const { code, row } of written) if (typeof code === 'string' && !rows.has(code)) rows.set(code, row)
  const areas = written.map((one) => {
    const wrong = (message: string) => problems.push(`row ${one.row}: ${message}`)
    const area = checkedArea(one, wrong)
    const first = rows.get(area.code)
    if (first !== one.row) wrong(`${area.code} is in row ${first} already`)
    const parent = parentOf(area.code)
    if (parent !== null && !rows.has(parent) && !known.has(parent))
      wrong(`${parent}, in which ${area.code} would lie, is neither in the file nor in the territory`)
    return area
  })
  if (written.length === 0) problems.push('there is no area in the file')
  if (problems.length > 0) throw new TerritoryProblem(problems)
  return areas.sort((a, b) => depth(a.code) - depth(b.code))
}

function checkedArea(written: WrittenArea, wrong: (message: string) => void): TerritoryArea {
  const code = String(written.code ?? '')
  const name = String(written.name ?? '')
    .normalize('NFC')
    .trim()
  const level = areaLevels[depth(code) - 1] ?? 'CELL'
  if (!codePattern.test(code) || depth(code) > areaLevels.length)
    wrong(`"${code}" is no code: one to five parts of a-z, 0-9 and -, with dots between`)
  else if (written.level !== level) wrong(`${code} is a ${level}, not "${String(written.level ?? '')}"`)
  if (name === '' || [...name].length > 200) wrong('the name must have 1 to 200 characters')
  const households = numberOf(written.households) ?? 0
  if (!Number.isInteger(households) || households < 0) wrong('households must be a whole number from 0 up')
  const boundary = (written.boundary ?? '') === '' ? null : checkBoundary(written.boundary, wrong)
  return { code, name, level, center: centerOf(written, boundary, wrong), boundary, households }
}

/** The centre that was given, or the middle of the boundary. */
function centerOf(written: WrittenArea, boundary: Boundary | null, wrong: (message: string) => void): GeoPoint | null {
  const [latitude, longitude] = [numberOf(written.latitude), numberOf(written.longitude)]
  if (latitude === null && longitude === null) return boundary && middleOf(boundary)
  const within = (value: number | null, bound: number) => value !== null && Math.abs(value) <= bound
  if (!within(latitude, 90)) wrong('latitude must be between -90 and 90')
  if (!within(longitude, 180)) wrong('longitude must be between -180 and 180')
  return { latitude: latitude ?? 0, longitude: longitude ?? 0 }
}

/** Null where nothing was written; NaN for what is no number. */
function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
}

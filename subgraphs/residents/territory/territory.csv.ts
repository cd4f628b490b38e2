import { TerritoryProblem, type TerritoryArea, type WrittenArea } from './territory'

const columns = ['code', 'name', 'level', 'latitude', 'longitude', 'households', 'boundary'] as const
type Column = (typeof columns)[number]
const needed: readonly Column[] = ['code', 'name', 'level']

/** Reads a CSV file (RFC 4180) with a header; rows are told by their line. Throws TerritoryProblem. */
export function readCsv(text: string): WrittenArea[] {
  const [header, ...lines] = recordsOf(text.replace(/^\uFEFF/, ''))
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase())
  const problems = [
    ...needed.filter((name) => !names.includes(name)).map((name) => `row 1: there is no column "${name}"`),
    ...names.filter((name) => !isColumn(name)).map((name) => `row 1: the column "${name}" is unknown`),
    ...lines
      .filter(({ cells }) => cells.length !== names.length)
      .map(({ row, cells }) => `row ${row}: ${cells.length} values under ${names.length} columns`),
  ]
  if (problems.length > 0) throw new TerritoryProblem(problems)
  return lines.map(({ row, cells }) => {
    const cell = (name: Column) => cells[names.indexOf(name)]?.trim() ?? null
    return {
      row,
      ...{ code: cell('code'), name: cell('name'), level: cell('level'), boundary: cell('boundary') },
      ...{ latitude: cell('latitude'), longitude: cell('longitude'), households: cell('households') },
    }
  })
}

export function writeCsv(areas: readonly TerritoryArea[]): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(quoted).join(',')
  const rows = areas.map(({ code, name, level, center, households, boundary }) => {
    const place = [center?.latitude ?? null, center?.longitude ?? null]
    return line([code, name, level, ...place, households, boundary && JSON.stringify(boundary)])
  })
  return `${[line(columns), ...rows].join('\n')}\n`
}

function isColumn(name: string): boolean {
  return (columns as readonly string[]).includes(name)
}

function quoted(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

interface CsvRecord {
  /** The line that it begins in, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** Records of a CSV text; empty lines are none. A quoted value may hold commas, line breaks and doubled quotes. */
function recordsOf(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let line = 1
  let [row, cells]: [number, string[]] = [line, []]
  // A value, quoted or not, and what ends it.
  const value = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy
  for (let match = value.exec(text); match; match = value.exec(text)) {
    const [whole, cell = '', end] = match
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    line += whole.split('\n').length - 1
    if (end !== ',') {
      if (cells.length > 1 || cells[0] !== '') records.push({ row, cells })
      ;[row, cells] = [line, []]
    }
    if (end === '') return records
  }
  throw new TerritoryProblem([`row ${line}: a quote is open or in the wrong place`])
}

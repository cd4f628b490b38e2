import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { commit, machine } from './machine'
import { short } from './statistics'

/** What a row is held against. */
export interface Aim {
  readonly name: string
  readonly measured: number
  readonly aim: number
  readonly unit: string
  /** Whether the measured figure has to be at most, or at least, the aim. */
  readonly wanted: 'at most' | 'at least'
}

export interface RowReport {
  /** The row's folder. */
  readonly row: string
  readonly title: string
  /** What was measured and how, in a sentence or two. */
  readonly how: string
  readonly aims: readonly Aim[]
  /** A Markdown table, or more. */
  readonly tables: string
  /** What was tried where an aim is missed, what it brought, and what stands between. */
  readonly notes?: readonly string[]
}

export const benchFolder = path.join(projectRoot, 'tests/bench')

export const isMet = ({ measured, aim, wanted }: Aim) => (wanted === 'at most' ? measured <= aim : measured >= aim)

/** Writes a row's RESULTS.md, and figures.json for the page and the plot of all rows. */
export function writeRow(report: RowReport): void {
  const { row, title, how, aims, tables, notes = [] } = report
  const folder = path.join(benchFolder, row)
  mkdirSync(folder, { recursive: true })
  const lines = aims.map((aim) => {
    const { name, measured, wanted, unit } = aim
    return `| ${name} | ${short(measured)} ${unit} | ${wanted} ${short(aim.aim)} ${unit} | ${isMet(aim) ? 'met' : 'missed'} |`
  })
  const text = [
    `# ${title}`,
    how,
    ['| what | measured | aim | |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    tables.trim(),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
    `Measured on ${machine()}; commit ${commit()}. Written by \`npm run bench -- ${row}\`.`,
  ]
  const page = `${text.filter((part) => part !== '').join('\n\n')}\n`
  writeFileSync(path.join(folder, 'RESULTS.md'), page)
  writeFileSync(path.join(folder, 'figures.json'), `${JSON.stringify({ title, aims }, null, 2)}\n`)
  console.log(page)
}

/** A Markdown table of figures, three digits each. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? short(cell) : cell)).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { benchFolder, isMet, type Aim } from './report'
import { machine } from './machine'
import { plot } from './plot'

interface Figures {
  readonly title: string
  readonly aims: readonly Aim[]
}

/** Puts the rows' results together: RESULTS.md, and a plot of all aims. */
export function writePage(): void {
  const rows = readdirSync(benchFolder).filter((row) => existsSync(path.join(benchFolder, row, 'RESULTS.md')))
  const figures = rows.flatMap((row) => {
    const file = path.join(benchFolder, row, 'figures.json')
    return existsSync(file) ? [{ row, ...(JSON.parse(readFileSync(file, 'utf8')) as Figures) }] : []
  })
  const aims = figures.flatMap(({ aims }) => aims)
  writeFileSync(path.join(benchFolder, 'results.svg'), plot(figures))
  const sections = rows.map((row) =>
    readFileSync(path.join(benchFolder, row, 'RESULTS.md'), 'utf8')
      .trim()
      .replace(/^#/gm, '##'),
  )
  const page = [
    '# Results',
    `Written by \`npm run bench\` on ${machine()}: what was measured last of each row, with the commit it was measured at.`,
    `${aims.filter(isMet).length} of ${aims.length} aims are met.`,
    '![Each figure against its aim](results.svg)',
    ...sections,
  ]
  writeFileSync(path.join(benchFolder, 'RESULTS.md'), `${page.join('\n\n')}\n`)
}

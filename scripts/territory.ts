import { readFile, writeFile } from 'node:fs/promises'
import { program } from '../shared/process/program'
import { TerritoryProblem } from '../subgraphs/residents/territory/territory'
import { readCsv, writeCsv } from '../subgraphs/residents/territory/territory.csv'
import { readGeoJson, writeGeoJson } from '../subgraphs/residents/territory/territory.geojson'
import { TerritoryService } from '../subgraphs/residents/territory/territory.service'
import { PgTerritoryStore } from '../subgraphs/residents/territory/territory.store.pg'
import { withResidents } from './residents'

const usage = `usage: npm run territory -- import FILE
   or: npm run territory -- export FILE
FILE ends in .csv (columns code, name, level, latitude, longitude, households, boundary) or in .geojson or .json.`

/** `npm run territory`: brings areas in from a file, all or none of them, and gives them back as one. */
export const main = program(async ([what, file = '']) => {
  const csv = /\.csv$/i.test(file)
  if ((what !== 'import' && what !== 'export') || !(csv || /\.(geo)?json$/i.test(file))) return refuse(usage)
  try {
    await (what === 'import' ? importFrom(file, csv) : exportTo(file, csv))
  } catch (error) {
    if (!(error instanceof TerritoryProblem)) throw error
    refuse(`Nothing was imported:\n${error.problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
})

async function importFrom(file: string, csv: boolean): Promise<void> {
  const text = await readFile(file, 'utf8')
  const written = csv ? readCsv(text) : readGeoJson(text)
  const { areas, saved } = await withResidents(({ caller, outbox }) =>
    new TerritoryService(new PgTerritoryStore(), outbox).import(caller, written),
  )
  console.log(`${areas} areas read, ${saved} of them new or changed.`)
}

async function exportTo(file: string, csv: boolean): Promise<void> {
  const areas = await withResidents(({ caller, outbox }) =>
    new TerritoryService(new PgTerritoryStore(), outbox).export(caller),
  )
  await writeFile(file, csv ? writeCsv(areas) : writeGeoJson(areas))
  console.log(`${areas.length} areas written to ${file}.`)
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}

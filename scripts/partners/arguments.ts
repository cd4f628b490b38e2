import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isUuid } from '../../shared/validation'

const usage = `usage: npm run partners -- import FILE --org ID [--map FILE]

  FILE   HSDS 3 JSON: an array of service objects, or a page of an HSDS API
  --org  the organisation on this hub whose services they are
  --map  JSON that says which category here a term of another taxonomy is: {"BH-3000": "life.repairs.plumbing"}`

/** The program was called in a way that it does not understand; the message says how it is called. */
export class Misuse extends Error {}

/** What is to be imported, for whom. */
export interface ImportCall {
  readonly organizationId: string
  readonly hsds: string
  readonly categoryMap: readonly { readonly term: string; readonly categoryCode: string }[]
}

/** Reads the arguments and the files they name. Throws Misuse. */
export function importCall(args: readonly string[]): ImportCall {
  const { positionals, values } = parsed(args)
  const [command, file, ...more] = positionals
  if (command !== 'import' || file === undefined || more.length > 0) throw new Misuse(usage)
  if (values.org === undefined || !isUuid(values.org)) throw new Misuse(`--org must be an organisation's id.\n${usage}`)
  return {
    organizationId: values.org,
    hsds: read(file),
    categoryMap: values.map === undefined ? [] : mapIn(values.map),
  }
}

function parsed(args: readonly string[]) {
  try {
    const options = { org: { type: 'string' }, map: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : ''}\n${usage}`)
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Misuse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}

function mapIn(file: string): ImportCall['categoryMap'] {
  try {
    const entries = Object.entries(JSON.parse(read(file)) as object)
    return entries.map(([term, categoryCode]) => ({ term, categoryCode: String(categoryCode) }))
  } catch (error) {
    if (error instanceof Misuse) throw error
    throw new Misuse(`${file} must be JSON: {"term": "category code"}`)
  }
}

import type { Transaction } from '../../../shared/database'
import { codePattern } from '../../../shared/paths'
import type { Checks } from '../../../shared/validation'
import type { CatalogueStore } from './catalogue.store'

const most = 50

/** Checks a list of area codes, one at least; answers them without repetitions. */
export async function checkAreas(
  tx: Transaction,
  catalogue: CatalogueStore,
  checks: Checks,
  path: string,
  codes: readonly string[],
): Promise<string[]> {
  return checkCodes(checks, path, codes, 'area', (known) => catalogue.unknownAreas(tx, known))
}

/** Checks a list of category codes, one at least; answers them without repetitions. */
export async function checkCategories(
  tx: Transaction,
  catalogue: CatalogueStore,
  checks: Checks,
  path: string,
  codes: readonly string[],
): Promise<string[]> {
  return checkCodes(checks, path, codes, 'category', (known) => catalogue.unknownCategories(tx, known))
}

async function checkCodes(
  checks: Checks,
  path: string,
  codes: readonly string[],
  what: string,
  unknown: (codes: readonly string[]) => Promise<string[]>,
): Promise<string[]> {
  const distinct = [...new Set(codes)]
  checks.that(distinct.length > 0, path, `Name at least one ${what}.`)
  checks.that(distinct.length <= most, path, `Name at most ${most}.`)
  const malformed = distinct.filter((code) => !codePattern.test(code))
  const strangers = await unknown(distinct.filter((code) => codePattern.test(code)).slice(0, most))
  for (const code of [...malformed, ...strangers]) {
    const place = codes.length > 1 ? `${path}.${codes.indexOf(code)}` : path
    checks.that(false, place, `There is no such ${what}.`)
  }
  return distinct
}

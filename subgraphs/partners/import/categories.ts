import { Checks } from '../../../shared/validation'
import { termIdOf } from '../hsds/hsds-id'
import type { HsdsAttribute } from './hsds-row'

/** How a term of another taxonomy maps to a category here. */
export interface CategoryMapping {
  readonly term: string
  readonly categoryCode: string
}

/** Finds the category of a taxonomy term: by the importer's map, else as one of the hub's own terms. */
export class TermFinder {
  private readonly mapped: ReadonlyMap<string, string>
  private readonly own: ReadonlyMap<string, string>

  /** Throws ValidationFailed for a mapping to what is no category. */
  constructor(mappings: readonly CategoryMapping[], known: ReadonlySet<string>) {
    const checks = new Checks()
    mappings.forEach(({ categoryCode }, n) =>
      checks.that(known.has(categoryCode), `categoryMap.${n}.categoryCode`, 'There is no such category.'),
    )
    checks.done()
    this.mapped = new Map(mappings.map(({ term, categoryCode }) => [folded(term), categoryCode]))
    this.own = new Map([...known].flatMap((code) => [[code, code] as const, [termIdOf(code), code] as const]))
  }

  /** Null when it is unknown here. */
  categoryOf({ taxonomy_term_id: id, taxonomy_term: term }: HsdsAttribute): string | null {
    const names = [term?.code, term?.id, id, term?.term_uri, term?.name].filter((name) => typeof name === 'string')
    const find = (terms: ReadonlyMap<string, string>) => names.map((name) => terms.get(folded(name))).find(Boolean)
    return find(this.mapped) ?? find(this.own) ?? null
  }
}

function folded(term: string): string {
  return term.normalize('NFC').trim().toLowerCase()
}

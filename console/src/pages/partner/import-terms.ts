/** One term a line, with the hub's category that it means: `BH-3000 = life.repairs.plumbing`. */
function partsOf(line: string): readonly [string, string] {
  const at = line.lastIndexOf('=')
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

/** The number of the first line that says nothing; null: there is none. */
export function brokenLine(terms: string): number | null {
  const at = terms.split('\n').findIndex((line) => line.trim() !== '' && partsOf(line).includes(''))
  return at < 0 ? null : at + 1
}

export function categoryMapOf(terms: string): { term: string; categoryCode: string }[] {
  return terms
    .split('\n')
    .map(partsOf)
    .flatMap(([term, categoryCode]) => (term && categoryCode ? [{ term, categoryCode }] : []))
}

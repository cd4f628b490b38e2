import type { Checks } from '../../../shared/validation'

const longest = 64
const mostTerms = 50

/** Short words of a list (languages, skills, attributes): each trimmed, none twice, in the order they were given. */
export function checkTerms(checks: Checks, path: string, terms: readonly string[]): string[] {
  checks.that(terms.length <= mostTerms, path, `Must have at most ${mostTerms} entries.`)
  const checked = terms
    .slice(0, mostTerms)
    .map((term, index) => checks.text(`${path}.${index}`, term, { max: longest }))
  return [...new Set(checked)]
}

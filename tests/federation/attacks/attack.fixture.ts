/** An operation that somebody sends to do harm, and how it is refused. */
export interface Attack {
  readonly name: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly code: string
  readonly limit?: string
}

const times = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join(' ')

/** Each fragment spreads the next one twice: 2^n fields out of n lines. */
export const bombs: readonly Attack[] = Array.from({ length: 33 }, (_, index) => {
  const n = index + 8
  const fragments = times(n, (i) => `fragment F${i} on Shop { ...F${i + 1} ... { ...F${i + 1} } }`)
  const fields = times(20, () => 'name')
  return {
    name: `a bomb of ${n} fragments`,
    query: `{ shop(id: 1) { ...F0 } } ${fragments} fragment F${n} on Shop { ${fields} }`,
    code: 'LIMIT_EXCEEDED',
    limit: 'selections',
  }
})

const limited = { code: 'LIMIT_EXCEEDED' }

export const documents: readonly Attack[] = [
  { name: '10,000 aliases', query: `{ ${times(10_000, (n) => `a${n}: echo`)} }`, ...limited, limit: 'tokens' },
  { name: '500 aliases', query: `{ ${times(500, (n) => `a${n}: echo`)} }`, ...limited, limit: 'aliases' },
  {
    name: 'a depth of 500',
    query: `{ shop(id: 1) ${times(499, () => '{ neighbours')} { id } ${times(499, () => '}')} }`,
    ...limited,
    limit: 'depth',
  },
  {
    name: 'a depth of 150 by fragments',
    query: `{ shop(id: 1) { ...D0 } } ${times(150, (n) => `fragment D${n} on Shop { neighbours { ...D${n + 1} } }`)} fragment D150 on Shop { id }`,
    ...limited,
    limit: 'depth',
  },
  { name: 'a flood of directives', query: `{ echo ${times(400, () => '@a')} }`, ...limited, limit: 'directives' },
  {
    name: 'a flood of directives that it has',
    query: `{ ${times(11, (n) => `a${n}: echo @skip(if: false)`)} }`,
    ...limited,
    limit: 'directives',
  },
  {
    name: 'a field 1,900 times',
    query: `{ shop(id: 1) { ${times(1_900, () => 'name')} } }`,
    ...limited,
    limit: 'repeats of a field',
  },
  { name: 'a document of nothing but words', query: `{ ${times(50_000, () => 'a')} }`, ...limited, limit: 'tokens' },
  {
    name: 'fields of fields at one place',
    query: `{ shop(id: 1) { ${times(40, () => `neighbours { ${times(40, () => 'id')} }`)} } }`,
    ...limited,
    limit: 'repeats of a field',
  },
  { name: 'a list in a list in a list', query: nested(4), ...limited, limit: 'cost' },
  {
    name: 'a list of which variables make too much',
    query: 'query ($n: Int) { shops(first: $n) { edges { node { matches(first: $n) { text } } } } }',
    variables: { n: 1_000_000 },
    ...limited,
    limit: 'cost',
  },
  {
    name: 'fragments that spread each other',
    query: '{ shop(id: 1) { ...A } } fragment A on Shop { ...B } fragment B on Shop { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { name: 'a bracket that nobody closes', query: times(900, () => '{'), code: 'GRAPHQL_PARSE_FAILED' },
]

function nested(depth: number): string {
  const below = depth === 0 ? 'id' : `branches(first: 100) { edges { node { ${nestedShop(depth - 1)} } } }`
  return `{ shop(id: 1) { ${below} } }`
}

function nestedShop(depth: number): string {
  return depth <= 1 ? 'id' : `branches(first: 100) { edges { node { ${nestedShop(depth - 1)} } } }`
}

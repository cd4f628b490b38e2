import { getIntrospectionQuery, parse, visit } from 'graphql'
import { Admission } from '../../../gateway/edge/limits/admission'
import { limited } from '../../../gateway/edge/limits/limit'
import { selectionLimit } from '../../../gateway/edge/limits/selections'

const admission = new Admission()
const times = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join(' ')
const nested = (depth: number) => `{ ${times(depth - 1, (n) => `a${n} {`)} end ${times(depth - 1, () => '}')} }`
const exceeding = (limit: string) =>
  expect.objectContaining({ code: 'LIMIT_EXCEEDED', details: expect.objectContaining({ limit }) as object }) as Error

test('an ordinary operation is admitted, and so is introspection', () => {
  admission.admit('query Board { cases { edges { node { id community { name } } } } }')
  admission.admit(getIntrospectionQuery())
})

test('a syntax error is left to who parses the operation', () => {
  expect(() => admission.admit('{ cases {')).not.toThrow()
})

test.each([
  ['tokens', `{ ${times(2_000, (n) => `f${n}`)} }`],
  ['tokens', `{ ${times(10_000, (n) => `a${n}: f`)} }`],
  ['depth', nested(13)],
  ['depth', nested(500)],
  ['aliases', `{ node { ${times(31, (n) => `a${n}: f`)} } }`],
  ['root fields', `{ ${times(21, (n) => `f${n}`)} }`],
  ['root fields', `{ ...R } fragment R on Query { ${times(21, (n) => `f${n}`)} }`],
  ['directives', `{ f ${times(11, () => '@skip(if: false)')} }`],
])('an operation beyond the limit for %s is refused', (limit, source) => {
  expect(() => admission.admit(source)).toThrow(exceeding(limit))
})

test.each([8, 20, 40])('a bomb of %i fragments is refused by what it expands to, at once', (n) => {
  const fragments = times(n, (i) => `fragment F${i} on Query { a { ...F${i + 1} ...F${i + 1} } }`)
  const began = performance.now()
  expect(() =>
    admission.admit(`{ b { ...F0 } } ${fragments} fragment F${n} on Query { ${times(20, (i) => `x${i}`)} }`),
  ).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }) as Error)
  expect(performance.now() - began).toBeLessThan(200)
})

test('fragments that spread each other do not hang it', () => {
  expect(() => admission.admit('{ ...A } fragment A on Query { a ...B } fragment B on Query { b ...A }')).not.toThrow()
})

test('what is at the limit is admitted', () => {
  admission.admit(nested(12))
  admission.admit(`{ node { ${times(30, (n) => `a${n}: f`)} } }`)
  admission.admit(`{ ${times(20, (n) => `f${n}`)} }`)
})

test('fragments that all spread each other do not hang it either', () => {
  const names = Array.from({ length: 8 }, (_, n) => `F${n}`)
  const all = names.map((name) => `...${name}`).join(' ')
  expect(() =>
    admission.admit(`{ shop { ${all} } } ${names.map((name) => `fragment ${name} on Query { a ${all} }`).join(' ')}`),
  ).not.toThrow()
})

describe('a bomb of fragments', () => {
  /** How many selections are looked at until it is refused, however often each. */
  const looked = (n: number) => {
    let count = 0
    const fragments = times(n, (i) => `fragment F${i} on A { ...F${i + 1} ... { ...F${i + 1} } }`)
    const document = parse(`{ a { ...F0 } } ${fragments} fragment F${n} on A { ${times(20, () => 'b')} }`)
    const counted = visit(document, {
      SelectionSet: {
        leave: (node) =>
          new Proxy(node, {
            get(set, key) {
              const value: unknown = Reflect.get(set, key)
              if (key === 'selections') count += (value as readonly unknown[]).length
              return value
            },
          }),
      },
    })
    expect(() => selectionLimit(2_000)(limited(counted))).toThrow(exceeding('selections'))
    return count
  }

  test('is refused by work that grows with its text, not with what it expands to', () => {
    const [ten, twenty, forty] = [10, 20, 40].map(looked)
    expect((forty ?? 0) - (twenty ?? 0)).toBe(2 * ((twenty ?? 0) - (ten ?? 0)))
    expect(forty).toBeLessThan(1_000)
  })
})

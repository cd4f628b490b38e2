import { GraphQLError, GraphQLScalarType, Kind, type ASTNode } from 'graphql'

function refuse(name: string, example: string, at?: ASTNode): never {
  const extensions = { code: 'VALIDATION_FAILED' }
  throw new GraphQLError(`Not a ${name}; write it as ${example}.`, { ...(at && { nodes: at }), extensions })
}

function scalar<T>(
  name: string,
  description: string,
  parse: (value: string) => T | undefined,
  print: (value: unknown) => string,
  example: string,
) {
  const read = (value: unknown, at?: ASTNode): T =>
    (typeof value === 'string' ? parse(value) : undefined) ?? refuse(name, example, at)
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: print,
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  })
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const day = /^\d{4}-\d{2}-\d{2}$/

function realDay(text: string): boolean {
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10))
}

/** A `Date` inside, text outside: the same in process and over HTTP. */
export const DateTime = scalar<Date>(
  'DateTime',
  'An instant in UTC, ISO 8601 (`2026-11-21T08:30:00Z`).',
  (text) => {
    const date = new Date(text)
    return instant.test(text) && realDay(text) && !Number.isNaN(date.getTime()) ? date : undefined
  },
  (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  '2026-11-21T08:30:00Z',
)

/** `YYYY-MM-DD`, text inside and outside: a day has no instant. */
export const LocalDate = scalar<string>(
  'LocalDate',
  'A calendar day, ISO 8601 (`2026-11-21`).',
  (text) => (day.test(text) && realDay(text) ? text : undefined),
  String,
  '2026-11-21',
)

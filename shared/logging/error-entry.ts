/** Classes of PostgreSQL errors whose message quotes the value that did not fit. */
const quotesValues = /^22/

interface PossibleDetails {
  readonly code?: unknown
  readonly constraint?: unknown
  readonly table?: unknown
  readonly driverError?: unknown
}

/**
 * What the log says about an error: never the parameters of a statement or the `detail` of a broken constraint, which
 * hold what people typed.
 */
export function errorEntry(error: unknown, depth = 0): Record<string, unknown> {
  if (!isError(error)) return { message: typeof error === 'string' ? error : 'a thrown value' }
  const { code, constraint, table } = error as PossibleDetails
  const secret = typeof code === 'string' && quotesValues.test(code)
  return {
    type: error.name,
    message: secret ? `a value that PostgreSQL refused (${code})` : error.message,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    // The first line of a stack repeats the message.
    stack: secret ? error.stack?.replace(/^[^]*?\n(?= {4}at )/, '') : error.stack,
    ...(error.cause === undefined || depth > 3 ? {} : { cause: errorEntry(error.cause, depth + 1) }),
  }
}

/** Not `instanceof`: errors may come from another realm. */
function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
}

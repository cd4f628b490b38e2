import { GraphQLError, Kind, parse, visit, type ASTNode, type GraphQLFormattedError } from 'graphql'
import { errorCodes, type FieldProblem } from '../../shared/errors'
import { maskedErrors, type ReportCause } from '../execution/masking'

/** What Apollo Server says of documents and requests that never become an operation: its words are for the client. */
const aboutTheRequest = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])
const ours = new Set<unknown>(errorCodes)
const values = new Set<Kind>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
])

export interface ClientErrorOptions {
  readonly report: ReportCause
  /** Whether messages must not suggest what else the schema has. */
  readonly production: boolean
}

/** Apollo Server's `formatError`: the last thing between an error and a client. */
export function clientErrors(
  options: ClientErrorOptions,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const format = formatted(options.report)
  return options.production ? (error, cause) => withoutSuggestions(format(error, cause)) : format
}

function formatted(report: ReportCause): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = formatted.extensions?.['code']
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {}
    if (code === 'GRAPHQL_VALIDATION_FAILED' && error instanceof GraphQLError) {
      const problem = wrongValue(error)
      if (problem)
        return {
          message: error.message,
          ...located(formatted),
          extensions: { code: 'VALIDATION_FAILED', fields: [problem] },
        }
    }
    if (ours.has(code) || aboutTheRequest.has(code)) return { ...formatted, extensions }
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
    const [masked] = maskedErrors([cause], { requestId: '' }, report)
    return masked ? { ...masked.toJSON(), ...located(formatted) } : formatted
  }
}

/** Errors of a document that came by WebSocket, as Apollo Server words them for HTTP. */
export function errorsFor(errors: readonly GraphQLError[], code: string, options: ClientErrorOptions): GraphQLError[] {
  const format = clientErrors(options)
  return errors.map((error) => {
    const { message, extensions } = format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error)
    return new GraphQLError(message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: extensions ?? null,
    })
  })
}

const suggestion = / Did you mean [^]*?\?(?= |$)/g

/** graphql-js suggests names that it knows: somebody could read the schema out of them, one guess after another. */
function withoutSuggestions(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message, extensions } = error
  const fields = extensions?.['fields']
  if (!message.includes('Did you mean')) return error
  return {
    ...error,
    message: message.replace(suggestion, ''),
    ...(Array.isArray(fields) && {
      extensions: {
        ...extensions,
        fields: (fields as readonly FieldProblem[]).map((problem) => ({
          ...problem,
          message: problem.message.replace(suggestion, ''),
        })),
      },
    }),
  }
}

function located({ path }: GraphQLFormattedError) {
  return path ? { path } : {}
}

/** Where a value stands that does not fit its type; null when the error is about anything but a value. */
function wrongValue(error: GraphQLError): FieldProblem | null {
  const node = error.nodes?.[0]
  const source = node?.loc?.source.body
  if (!node || !values.has(node.kind) || source === undefined) return null
  let found: string[] = []
  visit(parse(source), {
    enter(candidate, _key, parent, _path, ancestors) {
      if (candidate.kind !== node.kind || candidate.loc?.start !== node.loc?.start) return
      found = [...ancestors, ...(parent ? [parent] : []), candidate].flatMap(nameInPath)
    },
  })
  return { path: found.join('.'), message: error.message }
}

function nameInPath(node: ASTNode | readonly ASTNode[]): string[] {
  if (!('kind' in node)) return []
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : []
}

import { execute, GraphQLError, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import type { SubgraphRequest } from '../../../shared/graphql'
import type { RawAnswer } from './reading'
import type { SentDocument } from './sent-document'
import { ServiceFault } from './service-fault'

type Asked = Pick<SubgraphRequest, 'document' | 'variables'>
type Fields = Record<string, unknown>

const message = 'This part of the hub is not available now. Try again soon.'
/** One failure is told for at most so many fields: the rest are the same words again. */
const errorsTold = 100

/**
 * What a service answered, as far as it was asked for it and it has the right type: each value is completed by the
 * plug-in's own schema, as if it had been executed here. Nothing else of the answer is ever seen, and of its errors
 * only where they are. Throws ServiceFault for entities that are not those that were asked for.
 */
export function shaped(
  schema: GraphQLSchema,
  { document, variables }: Asked,
  sent: SentDocument,
  { data, errors }: RawAnswer,
): ExecutionResult {
  if (data === null) throw new ServiceFault('It answered errors, and no data.')
  const rootValue = withEntities(data, variables)
  const result = execute({
    schema,
    document,
    rootValue,
    contextValue: sent,
    variableValues: variables,
    fieldResolver: fieldOf,
    typeResolver: typeOf,
  }) as ExecutionResult
  const paths = [
    ...errors.map(({ path }) => path && sent.clientPath(path)),
    ...(result.errors ?? []).map(({ path }) => path ?? null),
  ]
  const distinct = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()].slice(0, errorsTold)
  const told = distinct.map((path) => new GraphQLError(message, { path, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }))
  return { ...(result.data !== undefined && { data: result.data }), ...(told.length > 0 && { errors: told }) }
}

function fieldOf(source: unknown, _args: unknown, sent: SentDocument, { fieldNodes }: GraphQLResolveInfo): unknown {
  if (typeof source !== 'object' || source === null || Array.isArray(source))
    throw new ServiceFault('It answered something else where an object belongs.')
  const [node] = fieldNodes
  const name = node && sent.answeredAs(node)
  return name !== undefined && Object.hasOwn(source, name) ? (source as Fields)[name] : undefined
}

/** The name of a type, which graphql-js then looks up. */
function typeOf(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null ? (value as Fields)['__typename'] : undefined
  return typeof name === 'string' ? name : undefined
}

/** Entities are of the type that was asked for, whatever they say; one with another key is somebody else. */
function withEntities(data: Fields, { representations }: Asked['variables']): Fields {
  if (!Array.isArray(representations)) return data
  const entities = data['_entities']
  if (!Array.isArray(entities) || entities.length !== representations.length)
    throw new ServiceFault('It answered fewer or more entities than it was asked for.')
  const answered = entities.map((entity: unknown, index) => {
    const asked = representations[index] as Fields
    if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return null
    if (!isSame(asked, entity as Fields)) throw new ServiceFault('It answered another entity than it was asked for.')
    return { ...entity, __typename: asked['__typename'] }
  })
  return { ...data, _entities: answered }
}

function isSame(asked: Fields, answered: Fields): boolean {
  const { __typename: type = asked['__typename'] } = answered
  const keys = Object.keys(asked).filter((key) => typeof asked[key] === 'string' || typeof asked[key] === 'number')
  return (
    type === asked['__typename'] &&
    keys.every((key) => !isLeaf(answered[key]) || String(answered[key]) === String(asked[key]))
  )
}

function isLeaf(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

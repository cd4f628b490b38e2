import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql'
import { ValidationFailed } from '../errors'
import { isUuid } from '../validation'

/** The values of a row that an order is by, the row's id last: what a keyset page goes on from. */
export type CursorKey = readonly (string | number | boolean | null)[]

/** A page as it was asked for, checked. */
export interface Page {
  /** 1 to 100 */
  readonly first: number
  readonly after: CursorKey | null
}

/** A page of rows. `totalCount` is counted only when it is asked for. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: PageInfo
  readonly totalCount: number | Promise<number>
}

/** Checks `first` and `after`; throws ValidationFailed. */
export function page(first: number | null | undefined, after: string | null | undefined, byDefault = 20): Page {
  const size = first ?? byDefault
  if (size < 1 || size > 100) throw new ValidationFailed([{ path: 'first', message: 'Must be between 1 and 100.' }])
  return { first: size, after: after === null || after === undefined ? null : readCursor(after) }
}

/** What a part of a cursor is: of a list's order, and the row's UUID. */
export type CursorPart = 'text' | 'number' | 'id'

/**
 * As `page`, for a list whose cursors have this shape. A cursor of another list, or one with a NUL, which PostgreSQL
 * cannot take, is refused before it gets there.
 */
export function keysetPage(
  shape: readonly CursorPart[],
  first: number | null | undefined,
  after: string | null | undefined,
): Page {
  const asked = page(first, after)
  const key = asked.after
  if (key && !(key.length === shape.length && shape.every((part, index) => isPart(part, key[index]))))
    throw notACursor()
  return asked
}

function isPart(part: CursorPart, value: CursorKey[number] | undefined): boolean {
  if (part === 'number') return typeof value === 'number'
  if (typeof value !== 'string') return false
  return part === 'id' ? isUuid(value) : !value.includes('\0')
}

function notACursor(): ValidationFailed {
  return new ValidationFailed([
    { path: 'after', message: 'Is not a cursor of this list. Take endCursor of the page before.' },
  ])
}

export function writeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function readCursor(cursor: string): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length > 0 && key.every((part) => part === null || typeof part !== 'object'))
      return key as CursorKey
  } catch {
    // Not JSON: answered below as what it is.
  }
  throw notACursor()
}

/** Makes a connection of up to `first + 1` rows: the one too many says that there is a next page. */
export function connection<Row>(
  rows: readonly Row[],
  asked: Page,
  keyOf: (row: Row) => CursorKey,
  count: number | (() => Promise<number>),
): Connection<Row> {
  const edges = rows.slice(0, asked.first).map((node) => ({ cursor: writeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > asked.first,
      hasPreviousPage: asked.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // A getter, so that it is counted only when somebody selects it.
    get totalCount() {
      return typeof count === 'function' ? count() : count
    },
  }
}

@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field()
  hasNextPage: boolean
  @Field()
  hasPreviousPage: boolean
  @Field(() => String, { nullable: true })
  startCursor: string | null
  @Field(() => String, { nullable: true })
  endCursor: string | null
}

/** The GraphQL types `<Name>Connection` and `<Name>Edge` over a node's type. */
export function connectionType<Node extends object>(name: string, nodeType: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field()
    cursor: string
    @Field(nodeType)
    node: Node
  }
  @ObjectType(`${name}Connection`)
  class ConnectionOfNodes {
    @Field(() => [Edge])
    edges: Edge[]
    @Field(() => PageInfo)
    pageInfo: PageInfo
    @Field(() => Int)
    totalCount: number
  }
  return ConnectionOfNodes
}

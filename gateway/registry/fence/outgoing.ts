import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql'

type Fields = Readonly<Record<string, unknown>>

/** What of the hub's a plug-in may be sent. */
export interface Receives {
  /** `Case.category` */
  readonly fields: ReadonlySet<string>
  /** Whether a type is the hub's own: what is a plug-in's own it may have. */
  readonly isHubs: (type: string) => boolean
}

/**
 * The first field of the hub's that is in the representations though the plug-in does not receive it; null: there is
 * none. The check has listed what the planner can ever send, so this finds nothing: it is the lock behind the door.
 */
export function unlistedField(schema: GraphQLSchema, representations: unknown, receives: Receives): string | null {
  for (const representation of Array.isArray(representations) ? (representations as Fields[]) : []) {
    const found = unlistedIn(schema, String(representation['__typename']), representation, receives)
    if (found !== null) return found
  }
  return null
}

function unlistedIn(schema: GraphQLSchema, typeName: string, value: unknown, receives: Receives): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return first(value.map((item) => unlistedIn(schema, typeName, item, receives)))
  const type = schema.getType(typeName)
  return first(
    Object.entries(value)
      .filter(([field]) => field !== '__typename')
      .map(([field, part]) => {
        const coordinate = `${typeName}.${field}`
        if (receives.isHubs(typeName) && !receives.fields.has(coordinate)) return coordinate
        const declared = isObjectType(type) ? type.getFields()[field] : undefined
        return declared ? unlistedIn(schema, getNamedType(declared.type).name, part, receives) : null
      }),
  )
}

function first(found: readonly (string | null)[]): string | null {
  return found.find((coordinate) => coordinate !== null) ?? null
}

import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql'
import { SentDocument } from '../../../../gateway/registry/fence/sent-document'
import type { SubgraphRequest } from '../../../../shared/graphql/subgraph'

/** What one plug-in has been sent. */
export interface Sent {
  /** Every request as it would be written on the wire. */
  readonly bytes: readonly string[]
  /** Fields of representations, by where they stand: `Case.category`, `Category.code`. */
  readonly fields: ReadonlySet<string>
}

/** Records what a plug-in is sent. */
export class Recorder implements Sent {
  readonly bytes: string[] = []
  readonly fields = new Set<string>()

  constructor(private readonly schema: () => GraphQLSchema) {}

  readonly take = ({ document, variables }: SubgraphRequest): void => {
    const sent = new SentDocument(document)
    this.bytes.push(JSON.stringify({ query: sent.text, variables: sent.variables(variables) }))
    const { representations } = variables
    for (const representation of Array.isArray(representations) ? (representations as unknown[]) : [])
      this.walk(representation, (representation as { __typename: string }).__typename)
  }

  private walk(value: unknown, type: string): void {
    if (Array.isArray(value)) for (const item of value as unknown[]) this.walk(item, type)
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) {
        if (name === '__typename') continue
        this.fields.add(`${type}.${name}`)
        const parent = this.schema().getType(type)
        const field = isObjectType(parent) ? parent.getFields()[name] : undefined
        this.walk(part, field ? getNamedType(field.type).name : '')
      }
  }
}

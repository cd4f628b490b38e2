import { Kind, print, visit, type DocumentNode, type FieldNode, type NameNode } from 'graphql'
import { reserved } from '../../generation/reserved-variables'

type Values = Readonly<Record<string, unknown>>

/**
 * A fetch as a plug-in is sent it. What a client calls its operation, its variables and the fields of its answer is text
 * of the client's, and no business of the service's: they have names of the hub's instead.
 */
export class SentDocument {
  readonly text: string
  private readonly aliases: Names
  private readonly variableNames = new Names('v', new Set())

  constructor(document: DocumentNode) {
    const fields = new Set<string>()
    visit(document, { Field: ({ name }) => void fields.add(name.value) })
    this.aliases = new Names('a', fields)
    const sent: DocumentNode = visit(document, {
      OperationDefinition: { leave: ({ name: _, ...rest }) => rest },
      Field: { leave: (node) => node.alias && { ...node, alias: named(this.aliases.given(node.alias.value)) } },
      Variable: ({ kind, name }) => ({ kind, name: named(this.variable(name.value)) }),
    })
    this.text = print(sent)
  }

  variables(values: Values): Values {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [this.variable(name), value] as const))
  }

  /** Under which name the service answers a field of the document. */
  answeredAs({ alias, name }: FieldNode): string {
    return alias ? this.aliases.given(alias.value) : name.value
  }

  /** A place in the service's answer by the client's names. */
  clientPath(path: readonly (string | number)[]): (string | number)[] {
    return path.map((part) => (typeof part === 'string' ? this.aliases.origin(part) : part))
  }

  private variable(name: string): string {
    return name === reserved ? name : this.variableNames.given(name)
  }
}

/** Names in place of others: `a0`, `a1`, … but none that is taken. The same for the same, so that what merges still does. */
class Names {
  private readonly byOrigin = new Map<string, string>()
  private readonly origins = new Map<string, string>()

  constructor(
    private readonly prefix: string,
    private readonly taken: ReadonlySet<string>,
  ) {}

  given(origin: string): string {
    const known = this.byOrigin.get(origin)
    if (known !== undefined) return known
    let number = this.byOrigin.size
    while (this.taken.has(`${this.prefix}${number}`) || this.origins.has(`${this.prefix}${number}`)) number += 1
    const name = `${this.prefix}${number}`
    this.byOrigin.set(origin, name)
    this.origins.set(name, origin)
    return name
  }

  origin(name: string): string {
    return this.origins.get(name) ?? name
  }
}

function named(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

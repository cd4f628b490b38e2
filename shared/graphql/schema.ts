import {
  parse,
  print,
  printSchema,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { buildSchemaSync, type AuthChecker, type NonEmptyArray, type PubSub } from 'type-graphql'
import { Forbidden, Unauthenticated } from '../errors'
import type { Role } from '../auth'
import type { SubgraphContext } from './context'
import { federated, type References } from './federated'
import { readPlainFields } from './plain-fields'
import { DateTime } from './scalars'

export type ResolverClass = abstract new (...args: never[]) => object

export interface SchemaParts {
  /** Instances of the resolver classes, made by the composition root. */
  readonly resolvers: readonly object[]
  /** For each entity, how a reference of it becomes the entity; null when it is absent or not the viewer's to see. */
  readonly references: References
  /** Types that no field answers directly: the implementations of an interface. */
  readonly orphanedTypes?: readonly ResolverClass[]
}

const federation = 'https://specs.apollo.dev/federation/v2.9'

/** `@Authorized(...roles)` on a field: no role listed means anybody who has signed in. */
const authChecker: AuthChecker<SubgraphContext, Role> = ({ context }, allowed) => {
  if (context.viewer.role === 'SYSTEM') return true
  if (context.viewer.role === 'ANONYMOUS') throw new Unauthenticated()
  if (allowed.length > 0 && !allowed.includes(context.viewer.role)) throw new Forbidden()
  return true
}

/** type-graphql wants one as soon as there is a subscription; ours bring their own `subscribe`, over the live feed. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe() {
    throw new Error('A subscription must bring its own `subscribe`.')
  },
}

/** Builds a subgraph's executable schema from type-graphql classes, and its SDL when it is asked for. */
export function federatedSchema(parts: SchemaParts): { schema: GraphQLSchema; sdl: () => DocumentNode } {
  const instances = new Map(parts.resolvers.map((resolver) => [resolver.constructor, resolver]))
  readPlainFields()
  const schema = buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<ResolverClass>,
    orphanedTypes: [...(parts.orphanedTypes ?? [])],
    container: { get: (someClass) => instances.get(someClass) },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    authChecker,
    validate: false,
    // Its check runs an introspection query at every start; `npm run check` composes the printed schemas instead.
    skipCheck: true,
    pubSub: noTopics,
  })
  let printed: DocumentNode | null = null
  const sdl = () => (printed ??= withDirectives(schema))
  return { schema: federated(schema, parts.references, () => print(sdl())), sdl }
}

/**
 * type-graphql keeps directives on nodes that carry nothing else, which `printSubgraphSchema` cannot print: so the
 * schema is printed bare, parsed, and each directive put back where it belongs, with the `@link` they need.
 */
function withDirectives(schema: GraphQLSchema): DocumentNode {
  const used = new Set<string>()
  const directivesOf = (element: { astNode?: { directives?: readonly ConstDirectiveNode[] } | null } | undefined) => {
    const directives = element?.astNode?.directives ?? []
    for (const directive of directives) used.add(directive.name.value)
    return directives
  }
  const body = visit(parse(printSchema(schema)), {
    enter(node: ASTNode) {
      if (node.kind !== 'ObjectTypeDefinition' && node.kind !== 'InterfaceTypeDefinition') return undefined
      const type = schema.getType(node.name.value)
      if (!type || !('getFields' in type)) return undefined
      const fields = type.getFields() as Record<
        string,
        { astNode?: { directives?: readonly ConstDirectiveNode[] } | null }
      >
      return {
        ...node,
        directives: directivesOf(type as never),
        fields: (node.fields ?? []).map((field) => ({
          ...field,
          // type-graphql prints arguments in the reverse of their declaration.
          arguments: [...(field.arguments ?? [])].reverse(),
          directives: [...(field.directives ?? []), ...directivesOf(fields[field.name.value])],
        })),
      }
    },
  })
  const imports = [...used]
    .filter((name) => name !== 'deprecated')
    .sort()
    .map((name) => `"@${name}"`)
  const link = parse(`extend schema @link(url: "${federation}", import: [${imports.join(', ')}])`)
  return { ...body, definitions: [...link.definitions, ...body.definitions] }
}

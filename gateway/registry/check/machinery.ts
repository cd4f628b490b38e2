import { FederationDirectiveName } from '@apollo/federation-internals'
import { Kind, type DefinitionNode, type DocumentNode } from 'graphql'

/** Directives of the federation specification, and GraphQL's own: `key`, `deprecated`. */
export const knownDirectives: ReadonlySet<string> = new Set<string>([
  ...Object.values(FederationDirectiveName),
  'cost',
  'listSize',
  'link',
  'deprecated',
  'specifiedBy',
])

/** What a subgraph library prints beside the subgraph's own: no part of what a partner wrote. */
const machineTypes: ReadonlyMap<string, Kind> = new Map([
  ['_Any', Kind.SCALAR_TYPE_DEFINITION],
  ['_Entity', Kind.UNION_TYPE_DEFINITION],
  ['_Service', Kind.OBJECT_TYPE_DEFINITION],
  ['link__Purpose', Kind.ENUM_TYPE_DEFINITION],
  ...['link__Import', '_FieldSet', 'FieldSet', 'Scope', 'Policy', 'ContextFieldValue']
    .flatMap((name) => [name, `federation__${name}`])
    .map((name) => [name, Kind.SCALAR_TYPE_DEFINITION] as const),
])
const machineFields: ReadonlySet<string> = new Set(['_entities', '_service'])

/** `federation__key` and `key` are the same directive. */
export function plainName(directive: string): string {
  return directive.startsWith('federation__') ? directive.slice('federation__'.length) : directive
}

/**
 * The document without what a subgraph library adds by itself: definitions of federation's own directives and types,
 * `Query._entities` and `Query._service`.
 */
export function withoutMachinery(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.flatMap(own) }
}

function own(definition: DefinitionNode): DefinitionNode[] {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION)
    return knownDirectives.has(plainName(definition.name.value)) ? [] : [definition]
  if (!('name' in definition) || !definition.name) return [definition]
  if (machineTypes.get(definition.name.value) === definition.kind) return []
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
    return [definition]
  if (definition.name.value !== 'Query') return [definition]
  const fields = (definition.fields ?? []).filter(({ name }) => !machineFields.has(name.value))
  return [{ ...definition, fields }]
}

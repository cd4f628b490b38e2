import {
  Kind,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql'
import { plainName } from './machinery'

export type TypeKind = 'object' | 'interface' | 'union' | 'enum' | 'scalar' | 'input'

export interface ModelField {
  readonly name: string
  /** As SDL has it: `[MealsOffer!]` */
  readonly type: string
  /** Without lists and non-null: `MealsOffer` */
  readonly named: string
  /** Of an output field. */
  readonly args: readonly InputValueDefinitionNode[]
  readonly directives: readonly ConstDirectiveNode[]
}

export interface ModelValue {
  readonly name: string
  readonly directives: readonly ConstDirectiveNode[]
}

/** A type with all of its extensions. What is written twice is here twice: nothing hides behind another. */
export interface ModelType {
  readonly name: string
  readonly kinds: ReadonlySet<TypeKind>
  readonly directives: readonly ConstDirectiveNode[]
  readonly interfaces: readonly string[]
  /** Of an object, an interface or an input. */
  readonly fields: readonly ModelField[]
  readonly values: readonly ModelValue[]
  /** Of a union. */
  readonly members: readonly string[]
}

/** The types of an SDL document, by name. */
export function typesOf(document: DocumentNode): ReadonlyMap<string, ModelType> {
  const types = new Map<string, ModelType>()
  for (const node of document.definitions) {
    const kind = kinds.get(node.kind)
    if (!kind || !('name' in node) || !node.name) continue
    const name = node.name.value
    const known = types.get(name)
    const fields = 'fields' in node ? (node.fields ?? []).map(fieldOf) : []
    const values = 'values' in node ? (node.values ?? []) : []
    const interfaces = 'interfaces' in node ? (node.interfaces ?? []) : []
    const members = 'types' in node ? (node.types ?? []) : []
    types.set(name, {
      name,
      kinds: new Set([...(known?.kinds ?? []), kind]),
      directives: [...(known?.directives ?? []), ...(node.directives as readonly ConstDirectiveNode[])],
      interfaces: [...(known?.interfaces ?? []), ...interfaces.map((type) => type.name.value)],
      fields: [...(known?.fields ?? []), ...fields],
      values: [
        ...(known?.values ?? []),
        ...values.map((value) => ({ name: value.name.value, directives: value.directives ?? [] })),
      ],
      members: [...(known?.members ?? []), ...members.map((type) => type.name.value)],
    })
  }
  return types
}

const kinds: ReadonlyMap<Kind, TypeKind> = new Map([
  [Kind.OBJECT_TYPE_DEFINITION, 'object'],
  [Kind.OBJECT_TYPE_EXTENSION, 'object'],
  [Kind.INTERFACE_TYPE_DEFINITION, 'interface'],
  [Kind.INTERFACE_TYPE_EXTENSION, 'interface'],
  [Kind.UNION_TYPE_DEFINITION, 'union'],
  [Kind.UNION_TYPE_EXTENSION, 'union'],
  [Kind.ENUM_TYPE_DEFINITION, 'enum'],
  [Kind.ENUM_TYPE_EXTENSION, 'enum'],
  [Kind.SCALAR_TYPE_DEFINITION, 'scalar'],
  [Kind.SCALAR_TYPE_EXTENSION, 'scalar'],
  [Kind.INPUT_OBJECT_TYPE_DEFINITION, 'input'],
  [Kind.INPUT_OBJECT_TYPE_EXTENSION, 'input'],
])

function fieldOf(node: FieldDefinitionNode | InputValueDefinitionNode): ModelField {
  return {
    name: node.name.value,
    type: print(node.type),
    named: namedOf(node.type),
    args: 'arguments' in node ? (node.arguments ?? []) : [],
    directives: node.directives ?? [],
  }
}

function namedOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type)
}

/** The directives of a name, under whichever namespace. */
export function named(directives: readonly ConstDirectiveNode[], name: string): readonly ConstDirectiveNode[] {
  return directives.filter((directive) => plainName(directive.name.value) === name)
}

/** The value of a directive's argument, where it is a text. */
export function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value
  return value?.kind === Kind.STRING ? value.value : null
}

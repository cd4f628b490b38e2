import { parse } from 'graphql'
import type { KnownSubgraph } from './check'
import { withoutMachinery } from './machinery'
import { named, textOf, typesOf, type ModelField, type ModelType, type TypeKind } from './model'

/** A field as the hub's own subgraphs have it. */
export interface CoreField {
  readonly name: string
  /** More than one where they have it differently. */
  readonly types: ReadonlySet<string>
  readonly named: string
  /** `@tag(name: "partner")`: may be sent to a partner's own subgraph. */
  readonly tagged: boolean
  /** A part of the type's key. */
  readonly key: boolean
  readonly takesArguments: boolean
}

export interface CoreType {
  readonly name: string
  readonly kinds: ReadonlySet<TypeKind>
  readonly fields: ReadonlyMap<string, CoreField>
  readonly values: ReadonlySet<string>
  readonly interfaces: ReadonlySet<string>
}

/** The types that a plug-in may add fields to. */
export const openEntities: ReadonlySet<string> = new Set(['Area', 'Case', 'Category', 'Organization'])

/** The match protocol and its values: a plug-in may use them as the core has them. */
export const protocolTypes: ReadonlySet<string> = new Set([
  'GeoPoint',
  'Match',
  'MatchReason',
  'MatchReasonCode',
  'NeedRequirements',
  'Provider',
  'TimeWindow',
])

/** All that the hub's own subgraphs define, and what of it a plug-in may define again. */
export class CoreModel {
  readonly types: ReadonlyMap<string, CoreType>
  /** Scalars and enums that fields on the partners' list have, and those of the match protocol. */
  readonly leaves: ReadonlySet<string>

  constructor(subgraphs: readonly KnownSubgraph[]) {
    const models = subgraphs.map(({ sdl }) => typesOf(withoutMachinery(parse(sdl))))
    const names = new Set(models.flatMap((model) => [...model.keys()]))
    this.types = new Map(
      [...names].map(
        (name) =>
          [
            name,
            merged(
              name,
              models.flatMap((model) => model.get(name) ?? []),
            ),
          ] as const,
      ),
    )
    const sendable = [...this.types.values()].flatMap((type) =>
      [...type.fields.values()].filter(({ tagged }) => tagged || protocolTypes.has(type.name)),
    )
    this.leaves = new Set(sendable.map((field) => field.named).filter((name) => this.isLeaf(name)))
  }

  /** Whether a plug-in may be sent a field: it is tagged, or the key of a type that a plug-in may add to. */
  maySend(type: string, field: CoreField): boolean {
    return field.tagged || (field.key && openEntities.has(type))
  }

  private isLeaf(name: string): boolean {
    const kinds = this.types.get(name)?.kinds
    return kinds !== undefined && (kinds.has('enum') || kinds.has('scalar'))
  }
}

function merged(name: string, parts: readonly ModelType[]): CoreType {
  const fields = parts.flatMap((part) => part.fields)
  const keys = new Set(
    parts
      .flatMap((part) => named(part.directives, 'key'))
      .flatMap((key) => textOf(key, 'fields')?.split(/[^A-Za-z0-9_]+/) ?? []),
  )
  return {
    name,
    kinds: new Set(parts.flatMap((part) => [...part.kinds])),
    fields: new Map(fields.map((field) => [field.name, coreField(fields.filter(sameName(field)), keys)])),
    values: new Set(parts.flatMap((part) => part.values.map((value) => value.name))),
    interfaces: new Set(parts.flatMap((part) => part.interfaces)),
  }
}

function sameName({ name }: ModelField) {
  return (other: ModelField) => other.name === name
}

function coreField(all: readonly ModelField[], keys: ReadonlySet<string>): CoreField {
  const [{ name, named: type }] = all as [ModelField]
  return {
    name,
    types: new Set(all.map((field) => field.type)),
    named: type,
    tagged: all.some(({ directives }) => named(directives, 'tag').some((tag) => textOf(tag, 'name') === 'partner')),
    key: keys.has(name),
    takesArguments: all.some(({ args }) => args.length > 0),
  }
}

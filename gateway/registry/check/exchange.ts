import { parse } from 'graphql'
import type { KnownSubgraph } from './check'
import { CoreModel } from './core-model'
import { fieldsNamedBy } from './fence/field-set'
import { withoutMachinery } from './machinery'
import { named, textOf, typesOf, type ModelField, type ModelType } from './model'

/** What one of the hub's own subgraphs gives the others, and is sent of them. */
export interface Exchange {
  /** Fields that it adds to entities of other subgraphs: `Case.tasks`. Sorted. */
  readonly contributes: readonly string[]
  /** Fields of entities that the hub sends it: their keys, and what `@requires` names. Sorted. */
  readonly receives: readonly string[]
}

/**
 * What the hub's own subgraphs give each other, by their names. An entity is of the subgraph that answers most of its
 * fields; one that answers nothing beside the key is never asked about it.
 */
export function exchangesOf(subgraphs: readonly KnownSubgraph[]): ReadonlyMap<string, Exchange> {
  const core = new CoreModel(subgraphs)
  const models = subgraphs.map(({ name, sdl }) => ({ name, types: typesOf(withoutMachinery(parse(sdl))) }))
  return new Map(models.map(({ name, types }) => [name, exchangeOf(types)] as const))

  function exchangeOf(types: ReadonlyMap<string, ModelType>): Exchange {
    const shared = [...types.values()].filter((part) => partsOf(part.name).length > 1 && answered(part).length > 0)
    const added = shared.flatMap((part) => {
      const home = homeOf(part.name)
      const there = new Set(home && answered(home).map(({ name }) => name))
      const others = part === home ? [] : answered(part).filter(({ name }) => !there.has(name))
      return others.map(({ name }) => `${part.name}.${name}`)
    })
    const sent = shared.flatMap((part) =>
      fieldSetsOf(part).flatMap((fieldSet) => fieldsNamedBy(fieldSet, part.name, { core, types })),
    )
    return { contributes: sorted(added), receives: sorted(sent.map(({ type, field }) => `${type}.${field}`)) }
  }

  /** An entity as each subgraph has it; none for what is no entity. */
  function partsOf(type: string): ModelType[] {
    return models
      .flatMap(({ types }) => types.get(type) ?? [])
      .filter((part) => named(part.directives, 'key').length > 0)
  }

  function homeOf(type: string): ModelType | undefined {
    return partsOf(type).sort((a, b) => answered(b).length - answered(a).length)[0]
  }

  /** What a subgraph itself answers of an entity, beside its key. */
  function answered({ name, fields }: ModelType): ModelField[] {
    const known = core.types.get(name)?.fields
    return fields.filter((field) => !known?.get(field.name)?.key && named(field.directives, 'external').length === 0)
  }
}

function fieldSetsOf({ directives, fields }: ModelType): string[] {
  const required = fields.flatMap((field) => named(field.directives, 'requires'))
  return [...named(directives, 'key'), ...required].flatMap((directive) => textOf(directive, 'fields') ?? [])
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

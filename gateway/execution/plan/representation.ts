import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { Blank, isData, own, setOwn, type Data } from './data'
import { merge } from './merge'
import type { TypeNames } from './type-names'

/** Objects that a fetch has failed for: what it would have added to them is not null but unknown. */
export type Unknown = WeakSet<object>

/**
 * The reference of an entity, as a subgraph needs it to answer for it; null when what is there does not suffice, and
 * the subgraph is not asked for this one.
 */
export type Representation = (entity: Data, unknown: Unknown) => Data | null

/** Reads a fetch's `requires` once. */
export function representationOf(requires: readonly QueryPlanSelectionNode[], types: TypeNames): Representation {
  const select = selection(requires, types)
  return (entity, unknown) => {
    const made = select(entity, unknown)
    return isData(made) && typeof made['__typename'] === 'string' ? made : null
  }
}

/** A value could not be read now, by another subgraph's outage: telling null in its place would be telling a lie. */
const outOfReach = Symbol('out of reach')
type Selected = Data | null | typeof outOfReach

type Select = (source: Data, unknown: Unknown) => Selected
type Part = (source: Data, unknown: Unknown, made: Data) => typeof outOfReach | boolean

/** Null when a field of it is not there at all: it belongs to an entity that is absent. */
function selection(nodes: readonly QueryPlanSelectionNode[], types: TypeNames): Select {
  const parts = nodes.map((node) => (node.kind === 'Field' ? field(node, types) : fragment(node, types)))
  return (source, unknown) => {
    const made = new Blank()
    for (const part of parts) {
      const complete = part(source, unknown, made)
      if (complete === outOfReach) return outOfReach
      if (!complete) return unknown.has(source) ? outOfReach : null
    }
    return made
  }
}

function field({ alias, name, selections }: QueryPlanFieldNode, types: TypeNames): Part {
  const responseName = alias ?? name
  const select = selections && selection(selections, types)
  return (source, unknown, made) => {
    const value = own(source, responseName)
    if (value === undefined) return false
    const selected = select ? each(value, select, unknown) : value
    if (selected === outOfReach) return outOfReach
    setOwn(made, responseName, selected)
    return true
  }
}

function each(value: unknown, select: Select, unknown: Unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => each(item, select, unknown))
    return items.includes(outOfReach) ? outOfReach : items
  }
  return isData(value) ? select(value, unknown) : null
}

/** A fragment that does not apply, or of which something is not there, adds nothing. */
function fragment(
  { typeCondition, selections }: Exclude<QueryPlanSelectionNode, QueryPlanFieldNode>,
  types: TypeNames,
): Part {
  const names = typeCondition === undefined ? null : types.under(typeCondition)
  const select = selection(selections, types)
  return (source, unknown, made) => {
    if (names && !names.has(String(own(source, '__typename')))) return true
    const selected = select(source, unknown)
    if (selected === outOfReach) return outOfReach
    if (selected) merge(made, selected)
    return true
  }
}

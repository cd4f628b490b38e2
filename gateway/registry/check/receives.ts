import type { Supergraph } from '@apollo/federation-internals'
import { buildFederatedQueryGraph, type Edge } from '@apollo/query-graphs'
import { openEntities } from './core-model'
import type { Fence } from './fence/fence'
import { fieldsNamedBy } from './fence/field-set'

/**
 * Fields of other subgraphs that the hub sends one subgraph, as the query planner sees it. What a subgraph is sent are
 * representations of entities: the key by which the planner enters it there, and what `@requires` says that a field
 * needs. Both are conditions on edges of the planner's graph, and it walks no other way in. An entity that the subgraph
 * adds nothing to is never asked for there.
 */
export function receivedFields(supergraph: Supergraph, subgraph: string, fence: Fence): string[] {
  const graph = buildFederatedQueryGraph(supergraph, true)
  const received = new Set<string>()
  const take = (edge: Edge, type: string) => {
    const conditions = edge.conditions?.toString() ?? ''
    const fieldSet = conditions.trim().replace(/^\{|\}$/g, '')
    for (const named of fieldSet === '' ? [] : fieldsNamedBy(fieldSet, type, fence))
      if (fence.core.types.has(named.type)) received.add(`${named.type}.${named.field}`)
  }
  for (const vertex of graph.vertices)
    for (const edge of graph.outEdges(vertex, true)) {
      if (edge.tail.source !== subgraph) continue
      const type = edge.head.type.name
      if (edge.transition.kind === 'KeyResolution' && adds(edge.tail.type.name, fence)) take(edge, edge.tail.type.name)
      if (edge.transition.kind === 'FieldCollection' && edge.head.source === subgraph) take(edge, type)
    }
  return [...received].sort()
}

/** Whether there is anything to ask the subgraph about such an entity. */
function adds(type: string, { core, types }: Fence): boolean {
  if (!openEntities.has(type)) return true
  const known = core.types.get(type)
  return types.get(type)?.fields.some(({ name }) => !known?.fields.has(name)) ?? false
}

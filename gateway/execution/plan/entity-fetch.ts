import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { GraphQLError, type ExecutionResult } from 'graphql'
import { Batch } from './batch'
import { copy } from './copy'
import { isData, own, setOwn, type Data } from './data'
import { merge } from './merge'
import { commonPath, pathOf, type Place } from './place'
import { placedError } from './placed-error'
import { representationOf, type Representation } from './representation'
import { clientPath, rewriteOf, type Rewrite } from './rewrites'
import { sentVariables } from './sent-variables'
import type { Run, Step } from './step'
import type { TypeNames } from './type-names'

/** Fetches what a subgraph adds to the entities at the places. */
export function entityFetch(node: FetchNode, requires: readonly QueryPlanSelectionNode[], types: TypeNames): Step {
  const representation = representationOf(requires, types)
  const [before, after] = [rewriteOf(node.inputRewrites, types), rewriteOf(node.outputRewrites, types)]
  return async (run, places) => {
    const batch = batchOf(places, run, representation, before)
    const { representations } = batch
    if (representations.length === 0) return
    const result = await run.fetch(node, { ...sentVariables(node, run.variables), representations })
    const told = tell(run, node, batch, result)
    const entities = entitiesOf(result, representations.length)
    if (typeof entities === 'string')
      run.errors.push(new GraphQLError(entities, { path: commonPath(batch.places.flat()) }))
    batch.places.forEach((places, position) => {
      const entity = typeof entities === 'string' ? null : entities?.[position]
      if (isData(entity)) add(entity, places, after)
      // A null without an error is an entity that is absent.
      else if (!Array.isArray(entities) || told.has(position)) for (const { value } of places) markUnknown(run, value)
    })
  }
}

function batchOf(places: readonly Place[], run: Run, representation: Representation, before: Rewrite | null): Batch {
  const batch = new Batch()
  for (const place of places) {
    const made = isData(place.value) ? representation(place.value, run.unknown) : null
    if (!made) continue
    before?.(made)
    batch.add(made, place)
  }
  return batch
}

/** The answered entities; null where none could be; a text for an answer that is none. */
function entitiesOf({ data, errors }: ExecutionResult, count: number): readonly unknown[] | string | null {
  const entities = data?.['_entities']
  if (Array.isArray(entities) && entities.length === count) return entities
  if (Array.isArray(entities)) return `${count} entities were asked for, and ${entities.length} answered`
  return errors && errors.length > 0 ? null : 'entities were asked for, and none answered'
}

function add(entity: Data, places: readonly Place[], rewrite: Rewrite | null): void {
  const [first] = places
  const name = isData(first?.value) ? own(first.value, '__typename') : undefined
  if (own(entity, '__typename') === undefined && name !== undefined) setOwn(entity, '__typename', name)
  rewrite?.(entity)
  places.forEach(({ value }, index) => {
    if (isData(value)) merge(value, index === 0 ? entity : copy(entity))
  })
}

/** Puts the subgraph's errors where its entities belong; answers which of them they are about. */
function tell(run: Run, node: FetchNode, { places }: Batch, { errors = [] }: ExecutionResult): ReadonlySet<number> {
  const told = new Set<number>()
  for (const error of errors) {
    const [root, position, ...rest] = error.path ?? []
    const belongs = root === '_entities' && typeof position === 'number' ? places[position] : undefined
    if (!belongs) {
      run.errors.push(placedError(error, commonPath(places.flat())))
      continue
    }
    told.add(position as number)
    const path = clientPath(rest, node.outputRewrites)
    for (const place of belongs) run.errors.push(placedError(error, [...pathOf(place), ...path]))
  }
  return told
}

function markUnknown(run: Run, value: unknown): void {
  if (isData(value)) run.unknown.add(value)
}

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

/** What is asked of a subgraph about entities, and what becomes of its answer. */
export interface EntityQuestion {
  readonly node: FetchNode
  /** The references to send; none where none of the places can be asked about. */
  batchOf(run: Run, places: readonly Place[]): Batch
  /** Adds what was answered at the places of the batch. */
  take(run: Run, batch: Batch, result: ExecutionResult): void
}

export function entityQuestion(
  node: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  types: TypeNames,
): EntityQuestion {
  const representation = representationOf(requires, types)
  const [before, after] = [rewriteOf(node.inputRewrites, types), rewriteOf(node.outputRewrites, types)]
  return {
    node,
    batchOf: (run, places) => batchOf(places, run, representation, before),
    take(run, batch, result) {
      const told = tell(run, node, batch, result)
      const entities = entitiesOf(result, batch.representations.length)
      if (typeof entities === 'string')
        run.errors.push(new GraphQLError(entities, { path: commonPath(batch.places.flat()) }))
      batch.places.forEach((places, position) => {
        const entity = typeof entities === 'string' ? null : entities?.[position]
        if (isData(entity)) add(entity, places, after)
        // A null without an error is an entity that is absent.
        else if (!Array.isArray(entities) || told.has(position)) for (const { value } of places) markUnknown(run, value)
      })
    },
  }
}

/** Fetches what a subgraph adds to the entities at the places. */
export function entityFetch(question: EntityQuestion): Step {
  return async (run, places) => {
    const batch = question.batchOf(run, places)
    if (batch.representations.length > 0) await askAlone(run, question, batch)
  }
}

export async function askAlone(run: Run, question: EntityQuestion, batch: Batch): Promise<void> {
  const { node } = question
  const { representations } = batch
  question.take(run, batch, await run.fetch(node, { ...sentVariables(node, run.variables), representations }))
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

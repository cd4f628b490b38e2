import type { FetchNode, PlanNode } from '@apollo/query-planner'
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql'
import { reserved } from '../../generation/reserved-variables'
import { askAlone, entityQuestion, type EntityQuestion } from './entity-fetch'
import { sentVariables } from './sent-variables'
import type { Step } from './step'
import type { Planned } from './steps'
import { walkOf, type Walk } from './walk'

/** One of the questions that are asked together: about the entities that its walk leads to. */
interface Part {
  readonly walk: Walk
  readonly question: EntityQuestion
  /** Of its own document, which has no other. */
  readonly operation: OperationDefinitionNode
}

/**
 * Of the steps of a parallel node, entity fetches from the same subgraph as one question each: the same transaction and
 * the same round trip answer both, and neither would have begun before the other. Answers these steps, and the rest.
 */
export function joinedFetches(nodes: readonly PlanNode[], planned: Planned): [Step[], PlanNode[]] {
  const bySubgraph = new Map<string, { node: PlanNode; part: Part }[]>()
  for (const node of nodes) {
    const part = partOf(node, planned)
    if (!part) continue
    const { serviceName } = part.question.node
    bySubgraph.set(serviceName, [...(bySubgraph.get(serviceName) ?? []), { node, part }])
  }
  const groups = [...bySubgraph.values()].filter((group) => group.length > 1)
  const joined = new Set(groups.flat().map(({ node }) => node))
  const steps = groups.map((group) => joinedFetch(group.map(({ part }) => part)))
  return [steps, nodes.filter((node) => !joined.has(node))]
}

/** Null for what is not an entity fetch whose document can be put beside another's. */
function partOf(node: PlanNode, { types, joined }: Planned): Part | null {
  if (node.kind !== 'Flatten' || node.node.kind !== 'Fetch') return null
  const { requires, operationDocumentNode, serviceName } = node.node
  if (!requires || !joined.has(serviceName)) return null
  const [operation, ...others] = operationDocumentNode?.definitions ?? []
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0 || operation.directives?.length) return null
  const [field, ...more] = operation.selectionSet.selections
  if (field?.kind !== Kind.FIELD || field.name.value !== '_entities' || more.length > 0) return null
  return { walk: walkOf(node.path), question: entityQuestion(node.node, requires, types), operation }
}

function joinedFetch(parts: readonly Part[]): Step {
  const questions = new Map<string, JoinedQuestion>()
  return async (run, places) => {
    const asked = parts
      .map((part, index) => ({ ...part, index, batch: part.question.batchOf(run, part.walk(places)) }))
      .filter(({ batch }) => batch.representations.length > 0)
    const [first, second] = asked
    if (!first) return
    if (!second) return askAlone(run, first.question, first.batch)
    const key = asked.map(({ index }) => index).join()
    const joined = questions.get(key) ?? joinedQuestion(asked)
    questions.set(key, joined)
    const references = asked.map(({ batch }, place) => [joined.variables[place], batch.representations] as const)
    const variables = { ...sentVariables(joined.node, run.variables), ...Object.fromEntries(references) }
    const result = await run.fetch(joined.node, variables)
    asked.forEach(({ question, batch }, place) => question.take(run, batch, answerOf(result, aliasOf(place))))
  }
}

interface JoinedQuestion {
  readonly node: FetchNode
  /** The names of the parts' references, in their order. */
  readonly variables: readonly string[]
}

const aliasOf = (place: number): string => `_${place}`

function joinedQuestion(parts: readonly Part[]): JoinedQuestion {
  const usages = [...new Set(parts.flatMap(({ question }) => question.node.variableUsages ?? []))]
  const variables = parts.map((_, place) => freeName(`${reserved}${place}`, usages))
  const own = parts.map(({ operation }, place) => renamed(operation, variables[place] ?? ''))
  const definitions = own.flatMap(({ variableDefinitions = [] }) => variableDefinitions)
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: [...new Map(definitions.map((one) => [one.variable.name.value, one])).values()],
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: own.flatMap(({ selectionSet }, place) =>
            selectionSet.selections.map((selection) => ({
              ...selection,
              alias: { kind: Kind.NAME, value: aliasOf(place) },
            })),
          ),
        },
      },
    ],
  }
  const [{ question }] = parts as [Part]
  const node = { ...question.node, operation: print(document), operationDocumentNode: document, variableUsages: usages }
  return { node, variables }
}

/** With its references under a name of their own. */
function renamed(operation: OperationDefinitionNode, name: string): OperationDefinitionNode {
  return visit(operation, {
    Variable: (node) =>
      node.name.value === reserved ? { ...node, name: { kind: Kind.NAME, value: name } } : undefined,
  })
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}_`, taken) : name
}

/** What a part would have been answered alone. */
function answerOf({ data, errors }: ExecutionResult, alias: string): ExecutionResult {
  const own = (errors ?? []).filter(({ path }) => path?.[0] === alias)
  // What is about no part is about all; so is what has left nothing of the answer.
  const others = (errors ?? []).filter(({ path }) => !path || !/^_\d+$/.test(String(path[0])))
  const told = own.length + others.length > 0 || data ? [...own, ...others] : (errors ?? [])
  return {
    ...(data !== undefined && { data: data && { _entities: data[alias] } }),
    ...(told.length > 0 && { errors: told.map((error) => placed(error, alias)) }),
  }
}

function placed(error: GraphQLError, alias: string): GraphQLError {
  const { message, path, extensions, originalError } = error
  const own = path?.[0] === alias ? ['_entities', ...path.slice(1)] : null
  return new GraphQLError(message, { path: own, extensions, originalError: originalError ?? null })
}

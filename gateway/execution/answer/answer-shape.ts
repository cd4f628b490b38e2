import type { GraphQLError, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Operation } from '../../generation/operation'
import type { Data } from '../plan/data'
import type { Conditions } from './conditions'
import { shapeOfSelections } from './shaper'
import type { Shape } from './shape'
import { Trail } from './trail'

/** What a client is answered of what the subgraphs have told. */
export interface Answer {
  readonly data: Data | null
  /** Values that do not fit their type; null stands in their place. */
  readonly invalid: readonly GraphQLError[]
  /** The first null where none may be that nothing else explains. */
  readonly lost: GraphQLError | null
}

/** Of one operation, as many combinations of its `@skip` and `@include` are kept compiled. */
const variantsKept = 16

/** How an operation's answers look, compiled at the first of them and kept with its plan. */
export class AnswerShape {
  private readonly variants = new LRUCache<string, Shape>({ max: variantsKept })

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: Operation,
    private readonly conditions: Conditions,
  ) {}

  /**
   * Takes the fields that were asked for, `holding` which conditions, and nothing else; a null where none may be takes
   * what is around it along.
   */
  answer(data: Data, variables: Readonly<Record<string, unknown>>, holding: string): Answer {
    const shape = this.variants.get(holding) ?? this.compiled(holding)
    this.variants.set(holding, shape)
    const trail = new Trail(variables)
    const answer = shape(data, trail) as Data | null
    return { data: answer, invalid: trail.invalid, lost: trail.lost }
  }

  private compiled(holding: string): Shape {
    const { schema, operation } = this
    const scope = { schema, ...operation, flag: this.conditions.flags(holding) }
    const root = schema.getRootType(operation.operation.operation)
    if (!root) throw new Error(`the schema has no ${operation.operation.operation}`)
    return shapeOfSelections(scope, root, [operation.operation.selectionSet])
  }
}

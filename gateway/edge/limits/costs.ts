import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { Generation } from '../../generation/generation'
import type { GenerationHolder } from '../../generation/holder'
import { CostModel } from './cost'
import { limited, LimitExceeded } from './limit'

/** An operation that is valid against the schema, before it is planned. */
export interface ValidOperation {
  /** As clients see it. */
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/** Holds operations against the limit of cost, each by the generation that it was validated against. */
export class Costs {
  private readonly models = new WeakMap<GraphQLSchema, CostModel>()

  constructor(
    generations: GenerationHolder,
    private readonly allowed: number,
  ) {
    const learn = ({ schema, supergraphSchema }: Generation) =>
      void this.models.set(schema, new CostModel(supergraphSchema))
    learn(generations.current)
    generations.onSwap(learn)
  }

  /** Throws LimitExceeded. */
  admit({ schema, document, operationName, variables }: ValidOperation): void {
    const operation = getOperationAST(document, operationName)
    const cost = operation ? (this.models.get(schema)?.cost(limited(document), operation, variables) ?? 0) : 0
    if (cost > this.allowed) throw new LimitExceeded('cost', this.allowed)
  }
}

import type {
  GatewayExecutor,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { OperationContext } from './context'
import type { PlanExecutor } from './executor'
import type { Generation } from '../generation/generation'
import type { GenerationHolder } from '../generation/holder'

/**
 * What Apollo Server asks of a gateway. Apollo validates a request against the schema it had when the request came; the
 * plan is made by that schema's generation, also when another has been swapped in since.
 */
export class HubGateway implements GatewayInterface {
  private readonly generationOf = new WeakMap<GraphQLSchema, Generation>()

  constructor(
    private readonly generations: GenerationHolder,
    private readonly executor: PlanExecutor,
  ) {}

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    const tell = (generation: Generation) => {
      this.generationOf.set(generation.schema, generation)
      callback({ apiSchema: generation.schema, coreSupergraphSdl: generation.sdl })
    }
    tell(this.generations.current)
    return this.generations.onSwap(tell)
  }

  load(): Promise<GatewayLoadResult> {
    return Promise.resolve({ executor: this.execute })
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  private readonly execute: GatewayExecutor = async (request) => {
    // Apollo makes its own error of this one.
    if (!request.operation) return { errors: [new GraphQLError('The document has no such operation.')] }
    const generation = this.generationOf.get(request.schema) ?? this.generations.current
    const plan = generation.plan({
      key: request.queryHash,
      document: request.document,
      operationName: request.request.operationName ?? null,
    })
    const context = request.context as OperationContext
    return this.executor.run(generation, plan, { variables: request.request.variables ?? {}, context })
  }
}

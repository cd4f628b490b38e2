import { GraphQLError, NoSchemaIntrospectionCustomRule, type DocumentNode, type ExecutionResult } from 'graphql'
import { randomUUID } from 'node:crypto'
import type { Viewer } from '../../shared/auth'
import { HubError } from '../../shared/errors'
import { deadline } from '../execution/deadline'
import type { PlanExecutor } from '../execution/executor'
import type { ReportCause } from '../execution/masking'
import { Documents } from '../generation/documents'
import type { GenerationHolder } from '../generation/holder'
import type { EndReason } from '../subscription/last-word'
import type { LiveOperation } from '../subscription/live-operation'
import type { LiveSubscriptions } from '../subscription/live-subscriptions'
import { errorsFor } from './client-errors'
import type { Gate, SentOperation } from './gate'
import { operationError } from './refusal'

export interface LiveOperationOptions {
  readonly generations: GenerationHolder
  readonly executor: PlanExecutor
  readonly live: LiveSubscriptions
  readonly gate: Gate
  readonly production: boolean
  readonly requestTimeoutMilliseconds: number
  readonly report: ReportCause
}

/** An operation as a client sends it on a connection of its own. */
export interface SentLiveOperation extends SentOperation {
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** Operations that do not come as a request of their own: subscriptions of every protocol, and what shares their way. */
export class LiveOperations {
  private readonly documents: Documents

  constructor(private readonly options: LiveOperationOptions) {
    this.documents = new Documents(options.production ? [NoSchemaIntrospectionCustomRule] : [])
  }

  /** All that is wrong is answered to the operation: thrown, it would end the connection with all that is on it. */
  read(sent: SentLiveOperation, viewer: Viewer, address: string): LiveOperation | GraphQLError[] {
    const { gate, generations, report, production } = this.options
    try {
      gate.request(viewer, address)
      const source = gate.text(sent)
      if (source === null) return [notFound(sent)]
      const generation = generations.current
      const document = this.documents.read(generation, source)
      if (!isDocument(document)) return errorsFor(document, 'GRAPHQL_VALIDATION_FAILED', { report, production })
      const { schema } = generation
      const variables = sent.variables ?? {}
      const operationName = sent.operationName ?? null
      gate.operation({ schema, document, operationName, variables }, viewer, address)
      gate.register(source, sent.extensions)
      return { generation, source, document, operationName, variables, viewer }
    } catch (error) {
      if (error instanceof HubError) return [operationError(error)]
      if (error instanceof GraphQLError) return errorsFor([error], 'GRAPHQL_PARSE_FAILED', { report, production })
      throw error
    }
  }

  /** Answers a query or a mutation. */
  execute({
    generation,
    source: key,
    document,
    operationName,
    variables,
    viewer,
  }: LiveOperation): Promise<ExecutionResult> {
    const plan = generation.plan({ key, document, operationName })
    const own = deadline(this.options.requestTimeoutMilliseconds)
    const context = { viewer, requestId: randomUUID(), signal: own.signal }
    return this.options.executor.run(generation, plan, { variables, context }).finally(() => own.clear())
  }

  /** Subscribes; `onEnd` is told when the hub ends it. */
  subscribe(operation: LiveOperation, onEnd: (reason: EndReason) => void) {
    return this.options.live.subscribe(operation, onEnd)
  }
}

function isDocument(read: DocumentNode | readonly GraphQLError[]): read is DocumentNode {
  return 'kind' in read
}

/** As Apollo Server says it: a client then sends the text with the hash. */
function notFound({ extensions }: SentOperation): GraphQLError {
  return extensions === undefined || extensions === null
    ? new GraphQLError('There is no operation in it.', { extensions: { code: 'BAD_REQUEST' } })
    : new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } })
}

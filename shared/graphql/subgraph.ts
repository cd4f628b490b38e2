import {
  createSourceEventStream,
  execute,
  print,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import type { Viewer } from '../auth'
import type { Caller } from '../database'
import { traced } from '../telemetry/tracing'
import type { SubgraphContext } from './context'
import type { ErrorMask } from './mask'

/** One operation of the gateway for one subgraph: parsed and validated, for a viewer who has been verified. */
export interface SubgraphRequest {
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  /** The client's own operation name. */
  readonly operationName: string | null
  readonly viewer: Viewer
  readonly requestId: string
  readonly signal: AbortSignal
}

/** A subgraph as the gateway sees it, in this process or behind HTTP. */
export interface Subgraph {
  readonly name: string
  /** With federation directives; committed as `schema.graphql`. */
  readonly sdl: string
  execute(request: SubgraphRequest): Promise<ExecutionResult>
  /** Each event is executed with the viewer's rights at that moment, in transactions of its own. */
  subscribe(request: SubgraphRequest): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
}

/** A call's transactions, and the end of them. */
export interface OpenCaller extends Caller {
  /** Ends the read transaction, if one is open. */
  end(): Promise<void>
}

export interface SubgraphOptions {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly sdl: () => DocumentNode
  /** The signal is aborted when nobody waits for the call any more. */
  readonly callerOf: (viewer: Viewer, over: AbortSignal) => OpenCaller
  readonly mask: ErrorMask
}

/** Runs operations against a subgraph's schema: one read transaction a request, ended with it; errors masked. */
export function executableSubgraph({ name, schema, sdl, callerOf, mask }: SubgraphOptions): Subgraph {
  const contextOf = (request: SubgraphRequest): [SubgraphContext, OpenCaller] => {
    const { requestId, operationName, signal } = request
    const caller = callerOf(request.viewer, signal)
    // The caller itself, not a copy: its `scope` changes with each write.
    return [Object.assign(caller, { requestId, operationName, signal, told: {} }), caller]
  }
  const run = async (request: SubgraphRequest, rootValue?: unknown): Promise<ExecutionResult> => {
    const [contextValue, caller] = contextOf(request)
    try {
      const { document, variables: variableValues } = request
      const result = mask(await execute({ schema, document, variableValues, contextValue, rootValue }), request)
      return Object.keys(contextValue.told).length > 0 ? { ...result, extensions: contextValue.told } : result
    } finally {
      await caller.end()
    }
  }
  return {
    name,
    get sdl() {
      return print(sdl())
    },
    execute: (request) => traced(`execute ${name}`, {}, () => run(request)),
    async subscribe(request) {
      const [contextValue, caller] = contextOf(request)
      const { document, variables: variableValues } = request
      const source = await createSourceEventStream({ schema, document, variableValues, contextValue })
      await caller.end()
      if (!(Symbol.asyncIterator in source)) return mask(source, request)
      // Not graphql-js's own `subscribe`: it would execute every event in the one context, and events must share
      // neither a transaction nor a cache.
      return mapped(source[Symbol.asyncIterator](), (event) => run(request, event))
    },
  }
}

/** An iterator whose `return` reaches the source at once, also while a `next` is waiting for it. */
function mapped<From, To>(source: AsyncIterator<From>, each: (value: From) => Promise<To>): AsyncIterableIterator<To> {
  const map = async (result: IteratorResult<From>): Promise<IteratorResult<To>> =>
    result.done ? { value: undefined, done: true } : { value: await each(result.value), done: false }
  return {
    next: async () => map(await source.next()),
    return: async () => {
      await source.return?.()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

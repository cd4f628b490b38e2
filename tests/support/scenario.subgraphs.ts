import { randomUUID } from 'node:crypto'
import { parse, type ExecutionResult } from 'graphql'
import { SubgraphUnavailable } from '../../gateway/execution/data-source'
import type { Subgraph } from '../../shared/graphql'
import type { TestHub } from './hub'
import type { Asker } from './scenario'

export type SubgraphName = 'residents' | 'cases' | 'partners' | 'volunteers'

export function subgraphOf(hub: TestHub, name: SubgraphName): Subgraph {
  const running = hub.hub.subgraphs.find((one) => one.name === name)
  if (!running) throw new Error(`The hub has no subgraph ${name}`)
  return running.subgraph
}

/** Asks one subgraph as the gateway does, past the gateway; answers also the statements that it took. */
export async function askSubgraph(
  hub: TestHub,
  name: SubgraphName,
  asker: Asker,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult & { readonly statements: readonly string[] }> {
  hub.statements.length = 0
  const answer = await subgraphOf(hub, name).execute({
    document: parse(document),
    variables,
    operationName: null,
    viewer: hub.as(asker).viewer,
    requestId: randomUUID(),
    signal: new AbortController().signal,
  })
  return { ...answer, statements: hub.statements.map((statement) => statement.name) }
}

/** What the work sent to PostgreSQL, as `subgraph: statement`. */
export async function statementsOf(hub: TestHub, work: () => Promise<unknown>): Promise<readonly string[]> {
  hub.statements.length = 0
  await work()
  return hub.statements.map(({ subgraph, name }) => `${subgraph}: ${name}`)
}

/** Until `heal`, the subgraph is as if nobody listened there, or as if it never answered. */
export class Outages {
  readonly #standing: (() => void)[] = []

  constructor(private readonly hub: TestHub) {}

  fail(name: SubgraphName): void {
    this.#put(name, () => Promise.reject(new SubgraphUnavailable(new Error('connect ECONNREFUSED 127.0.0.1:5432'))))
  }

  hang(name: SubgraphName): void {
    this.#put(name, () => new Promise(() => undefined))
  }

  heal(): void {
    for (let end = this.#standing.pop(); end; end = this.#standing.pop()) end()
  }

  #put(name: SubgraphName, execute: Subgraph['execute']): void {
    const subgraph = subgraphOf(this.hub, name) as { execute: Subgraph['execute'] }
    const before = subgraph.execute
    subgraph.execute = execute
    this.#standing.push(() => {
      subgraph.execute = before
    })
  }
}

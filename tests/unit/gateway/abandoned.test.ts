import { parse } from 'graphql'
import type { FetchNode } from '@apollo/query-planner'
import { SubgraphDataSource } from '../../../gateway/execution/data-source'
import { deadline } from '../../../gateway/execution/deadline'
import { anonymous } from '../../../shared/auth'

/** A subgraph that never answers, asked under the given signal; answers what is told of the fetch. */
async function outcomeOf(signal: AbortSignal, patience: number, asked: () => void = () => undefined): Promise<string> {
  const told: string[] = []
  const source = new SubgraphDataSource(
    {
      name: 'silent',
      execute: () => {
        asked()
        return new Promise(() => undefined)
      },
    },
    {
      timeoutMilliseconds: patience,
      report: () => 'no error is reported',
      onFetch: (_, __, outcome) => void told.push(outcome),
    },
  )
  const context = { viewer: anonymous, requestId: 'r', signal }
  const document = parse('{ needs { id } }')
  await source.process({ node: {} as FetchNode, document, variables: {}, operationName: null, context })
  return told.join()
}

test('a subgraph is not to blame for a client that goes before its time is over', async () => {
  const client = deadline(60_000)
  expect(await outcomeOf(client.signal, 60_000, () => client.abort())).toBe('abandoned')
})

test('a subgraph that lets the request’s time or its own pass is', async () => {
  expect(await outcomeOf(deadline(1).signal, 60_000)).toBe('timeout')
  const client = deadline(60_000)
  expect(await outcomeOf(client.signal, 1)).toBe('timeout')
  client.clear()
})

import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql'
import { healed } from './connection'
import { problemOf, type Problem } from './problem'
import { useStore } from './store'

/** Part of a list that grows. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
  readonly totalCount?: number
}

export interface Pages<Node> {
  readonly nodes: readonly Node[]
  readonly total: number | null
  readonly loading: boolean
  readonly problem: Problem | null
  readonly hasMore: boolean
  more(): void
  /** Reads the first page again: something new may stand in it. */
  refresh(): void
}

interface State<Node> {
  readonly pages: readonly (Page<Node> | null)[]
  readonly problem: Problem | null
}

/**
 * A list read page by page while somebody scrolls. Each page follows the cache by itself, so that a change to one row
 * never reads all of the others again.
 */
export function usePages<Data, Variables extends AnyVariables, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Page<Node> | null | undefined,
): Pages<Node> {
  const client = useClient()
  const key = JSON.stringify(variables)
  const [state, setState] = useState<State<Node>>({ pages: [], problem: null })
  const stops = useRef<(() => void)[]>([])
  const picked = useRef(pick)
  picked.current = pick
  const follow = useCallback(
    (index: number, after: string | null) => {
      stops.current[index]?.()
      const asked = { ...(JSON.parse(key) as object), after } as unknown as Variables
      const { unsubscribe } = client
        .query(document, asked, { requestPolicy: 'cache-and-network' })
        .subscribe(({ data, error }) => {
          const page = data ? picked.current(data) : null
          setState(({ pages }) => ({
            pages: page ? Object.assign([...pages], { [index]: page }) : pages,
            problem: error && !page ? problemOf(error) : null,
          }))
        })
      stops.current[index] = unsubscribe
    },
    [client, document, key],
  )
  const refresh = useCallback(() => {
    const asked = { ...(JSON.parse(key) as object), after: null } as unknown as Variables
    void client.query(document, asked, { requestPolicy: 'network-only' }).toPromise()
  }, [client, document, key])
  useEffect(() => {
    setState({ pages: [], problem: null })
    follow(0, null)
    return () => {
      for (const stop of stops.current) stop()
      stops.current = []
    }
  }, [follow])
  const times = useStore(healed)
  useEffect(() => {
    if (times > 0) refresh()
  }, [times, refresh])
  const { pages, problem } = state
  const last = pages.at(-1)
  const nodes = unique(pages.flatMap((page) => page?.edges.map(({ node }) => node) ?? []))
  return {
    nodes,
    total: pages[0]?.totalCount ?? null,
    loading: pages.length === 0 && problem === null,
    problem,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more() {
      const cursor = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null
      if (cursor && !stops.current[pages.length]) follow(pages.length, cursor)
    },
    refresh,
  }
}

/** A row that moved up while its page was being read stands in two pages. */
function unique<Node>(nodes: readonly Node[]): readonly Node[] {
  const seen = new Set<unknown>()
  return nodes.filter((node) => {
    const id = (node as { id?: string }).id ?? node
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

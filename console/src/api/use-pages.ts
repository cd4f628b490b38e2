import { Kind } from 'graphql'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient, type AnyVariables, type RequestPolicy, type TypedDocumentNode } from 'urql'
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
  /** Told which rows are looked at: what is far from them is not kept up to date until somebody comes back to it. */
  looking(from: number, to: number): void
  /** Reads the first page again: something new may stand in it. */
  refresh(): void
}

interface State<Node> {
  readonly pages: readonly (Page<Node> | null)[]
  readonly problem: Problem | null
}

/**
 * A list read page by page while somebody scrolls. Each page follows the cache by itself while it is looked at: the cache
 * reads every page that is followed again when it learns of anything that they name, and thousands of rows name the same
 * areas and categories.
 */
export function usePages<Data, Variables extends AnyVariables, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after' | 'counted'>,
  pick: (data: Data) => Page<Node> | null | undefined,
): Pages<Node> {
  const client = useClient()
  const key = JSON.stringify(variables)
  const [state, setState] = useState<State<Node>>({ pages: [], problem: null })
  const stops = useRef(new Map<number, () => void>())
  const picked = useRef(pick)
  picked.current = pick
  const asked = useCallback(
    (after: string | null) => {
      const counted = countsOnce(document as TypedDocumentNode<unknown, never>) ? { counted: after === null } : {}
      return { ...(JSON.parse(key) as object), after, ...counted } as unknown as Variables
    },
    [key, document],
  )
  const follow = useCallback(
    (index: number, after: string | null, requestPolicy: RequestPolicy = 'cache-and-network') => {
      stops.current.get(index)?.()
      const { unsubscribe } = client.query(document, asked(after), { requestPolicy }).subscribe(({ data, error }) => {
        const page = data ? picked.current(data) : null
        setState(({ pages }) => ({
          pages: page ? Object.assign([...pages], { [index]: page }) : pages,
          problem: error && !page ? problemOf(error) : null,
        }))
      })
      stops.current.set(index, unsubscribe)
    },
    [client, document, asked],
  )
  const refresh = useCallback(() => {
    void client.query(document, asked(null), { requestPolicy: 'network-only' }).toPromise()
  }, [client, document, asked])
  useEffect(() => {
    const followed = stops.current
    setState({ pages: [], problem: null })
    follow(0, null)
    return () => {
      for (const stop of followed.values()) stop()
      followed.clear()
    }
  }, [follow])
  const { pages, problem } = state
  const cursorOf = (index: number) => (index === 0 ? null : pages[index - 1]?.pageInfo.endCursor)
  const reread = useRef(() => undefined as void)
  reread.current = () => {
    for (const index of [...stops.current.keys()]) {
      const cursor = cursorOf(index)
      if (cursor !== undefined) follow(index, cursor)
    }
  }
  const times = useStore(healed)
  useEffect(() => {
    if (times > 0) reread.current()
  }, [times])
  const last = pages.at(-1)
  const nodes = useMemo(() => unique(pages.flatMap((page) => page?.edges.map(({ node }) => node) ?? [])), [pages])
  return {
    nodes,
    total: pages[0]?.totalCount ?? null,
    loading: pages.length === 0 && problem === null,
    problem,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    more() {
      const cursor = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null
      if (cursor && !stops.current.has(pages.length)) follow(pages.length, cursor)
    },
    looking(from, to) {
      const size = Math.max(1, pages[0]?.edges.length ?? 1)
      const [top, bottom] = [Math.floor(from / size) - 1, Math.floor(to / size) + 1]
      for (const [index, stop] of stops.current) {
        // The first is where what is new comes in, and one that is still on its way is waited for.
        if (index === 0 || (index >= top && index <= bottom) || !pages[index]) continue
        stop()
        stops.current.delete(index)
      }
      for (let index = Math.max(top, 0); index <= bottom && index < pages.length; index++) {
        const cursor = cursorOf(index)
        if (!stops.current.has(index) && cursor !== undefined) follow(index, cursor, 'cache-first')
      }
    },
    refresh,
  }
}

/** Whether a list says of itself that the whole is counted with the first page alone. */
function countsOnce(document: TypedDocumentNode<unknown, never>): boolean {
  return document.definitions.some(
    (one) =>
      one.kind === Kind.OPERATION_DEFINITION &&
      one.variableDefinitions?.some(({ variable }) => variable.name.value === 'counted'),
  )
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

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Pages } from '../api/use-pages'
import { useText } from '../i18n/text'
import { Nothing, Waiting } from './loaded'
import { ProblemNote } from './problem-note'

interface Props<Node> {
  pages: Pages<Node>
  label: string
  empty: string
  /** About how high a row is, in pixels. */
  height: number
  /** Which row the keyboard is on, if any. */
  active?: number
  row: (node: Node, index: number) => ReactNode
}

/** A long list of which only what is seen is in the page. */
export function Rows<Node extends { readonly id: string }>({
  pages,
  label,
  empty,
  height,
  active = -1,
  row,
}: Props<Node>) {
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  const { nodes, hasMore, more, looking } = pages
  const list = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    getItemKey: (index) => nodes[index]?.id ?? index,
    overscan: 8,
  })
  const items = list.getVirtualItems()
  const [firstSeen, lastSeen] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => {
    if (hasMore && lastSeen >= nodes.length - 20) more()
  })
  useEffect(() => looking(firstSeen, lastSeen))
  useEffect(() => {
    if (active >= 0) list.scrollToIndex(active)
  }, [active, list])
  if (pages.loading) return <Waiting />
  if (pages.problem && nodes.length === 0) return <ProblemNote problem={pages.problem} />
  if (nodes.length === 0) return <Nothing text={empty} />
  return (
    <div ref={frame} className="rows" tabIndex={0} role="region" aria-label={label}>
      <ol style={{ height: list.getTotalSize() }} aria-label={label}>
        {items.map((item) => {
          const node = nodes[item.index]
          return (
            node && (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                aria-setsize={pages.total ?? nodes.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row(node, item.index)}
              </li>
            )
          )
        })}
      </ol>
      {hasMore && <p className="quiet">{t('state.more')}</p>}
    </div>
  )
}

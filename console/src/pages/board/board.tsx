import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useSubscription } from 'urql'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Mark } from '../../kit/mark'
import { Rows } from '../../kit/rows'
import { BoardChangedDocument, BoardDocument, type CaseRowFragment } from './board.gen'
import { Deadline } from './deadline'
import { filterOf, Filters } from './filters'

const pageSize = 100
const rowHeight = 76
/** Milliseconds in which changes are gathered before the list is read anew. */
const gathering = 400

/** The station's board: what is due first, live. */
export function Board() {
  const t = useText()
  const viewer = useViewer()
  const [search, setSearch] = useSearchParams()
  const area = viewer.area?.code ?? ''
  const orderBy = search.get('order') === 'NEWEST_FIRST' ? 'NEWEST_FIRST' : 'DUE_FIRST'
  const filter = useMemo(() => filterOf(search, area, viewer.staffMember?.id), [search, area, viewer])
  const pages = usePages(BoardDocument, { filter, orderBy, first: pageSize }, ({ cases }) => cases)
  const { refresh } = pages
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  useSubscription({ query: BoardChangedDocument, variables: { area }, pause: area === '' }, (_before, event) => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(refresh, gathering)
    return event
  })
  const searchBox = useRef<HTMLInputElement>(null)
  const active = useKeys(pages.nodes, searchBox)
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    next.delete('escalated')
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  return (
    <>
      <header>
        <h1>{t('board.title', { area: viewer.area?.name ?? '' })}</h1>
        {pages.total !== null && <span aria-live="polite">{t('board.total', { count: pages.total })}</span>}
        {viewer.staffMember && (
          <Link to="/cases/new">
            <Button type="primary" tabIndex={-1}>
              {t('board.new')}
            </Button>
          </Link>
        )}
      </header>
      <Filters search={search} change={change} searchBox={searchBox} />
      <p className="quiet keys no-print">{t('board.keys')}</p>
      <Rows
        pages={pages}
        label={t('nav.board')}
        empty={t('board.empty')}
        height={rowHeight}
        active={active}
        row={(node, index) => <Row of={node} on={index === active} />}
      />
    </>
  )
}

function Row({ of, on }: { of: CaseRowFragment; on: boolean }) {
  const t = useText()
  const { area } = useViewer()
  // At a station every case is of the one community: saying so in each row says nothing.
  const elsewhere = of.community?.code === area?.code ? '' : of.community?.name
  return (
    <Link to={`/cases/${of.id}`} className={on ? 'row on' : 'row'} data-case={of.number}>
      <span>
        <strong>{of.number}</strong>
        <br />
        <Mark of="caseStatus" value={of.status} />
      </span>
      <span>
        {of.summary}
        <br />
        <small className="quiet">{[of.category.name, elsewhere].filter(Boolean).join(' · ')}</small>
      </span>
      <span>
        {of.assignee?.name ?? t('board.nobody')}
        <br />
        {of.urgency !== 'NORMAL' && <Mark of="urgency" value={of.urgency} />}
        {of.escalatedAt && <Mark of="view" value="escalated" />}
        {of.urges > 0 && <small className="late">{t('board.urged', { count: of.urges })}</small>}
      </span>
      <Deadline of={of} />
    </Link>
  )
}

/** J and K or the arrows choose a case, Enter opens it, / searches, N opens a new one. */
function useKeys(nodes: readonly CaseRowFragment[], searchBox: { current: HTMLInputElement | null }): number {
  const go = useNavigate()
  const [active, setActive] = useState(-1)
  const chosen = nodes[active]
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, select, textarea, dialog, button')) return
      if (key === 'j' || key === 'ArrowDown') setActive((at) => Math.min(at + 1, nodes.length - 1))
      else if (key === 'k' || key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
      else if (key === 'Enter' && chosen && !(target instanceof HTMLAnchorElement)) void go(`/cases/${chosen.id}`)
      else if (key === '/') searchBox.current?.focus()
      else if (key === 'n') void go('/cases/new')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [go, nodes.length, chosen, searchBox])
  return active
}

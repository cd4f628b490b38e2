import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
  const go = useNavigate()
  // The way back leads to what is shown here now.
  const state = useMemo(() => ({ board: search.toString() }), [search])
  const open = useCallback((id: string) => void go(`/cases/${id}`, { state }), [go, state])
  const active = useKeys(pages.nodes, searchBox, open)
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
        row={(node, index) => <Row of={node} on={index === active} state={state} />}
      />
    </>
  )
}

function Row({ of, on, state }: { of: CaseRowFragment; on: boolean; state: object }) {
  const t = useText()
  const { area } = useViewer()
  // At a station every case is of the one community: saying so in each row says nothing.
  const elsewhere = of.community?.code === area?.code ? '' : of.community?.name
  const link = useRef<HTMLAnchorElement>(null)
  // Chosen by a key it is read aloud, too, and Tab goes on from there; nobody is taken away from what they type.
  useEffect(() => {
    if (on && !document.activeElement?.closest('input, select, textarea, dialog, button'))
      link.current?.focus({ preventScroll: true })
  }, [on])
  return (
    <Link ref={link} to={`/cases/${of.id}`} state={state} className={on ? 'row on' : 'row'} data-case={of.number}>
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
function useKeys(
  nodes: readonly CaseRowFragment[],
  searchBox: { current: HTMLInputElement | null },
  open: (id: string) => void,
): number {
  const go = useNavigate()
  // By its id: what is chosen stays so when something else moves up.
  const [chosen, choose] = useState('')
  const at = nodes.findIndex(({ id }) => id === chosen)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, select, textarea, dialog, button')) return
      if (key === 'j' || key === 'ArrowDown') choose(nodes[Math.min(at + 1, nodes.length - 1)]?.id ?? '')
      else if (key === 'k' || key === 'ArrowUp') choose(nodes[Math.max(at - 1, 0)]?.id ?? '')
      else if (key === 'Enter' && at >= 0 && !(target instanceof HTMLAnchorElement)) open(chosen)
      else if (key === '/') searchBox.current?.focus()
      else if (key === 'n') void go('/cases/new')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [go, nodes, at, chosen, open, searchBox])
  return at
}

import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useLive } from '../../api/use-live'
import { usePages, type Pages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { GroupCard } from './group-card'
import { OrganizationCard } from './organization-card'
import { AreasToVouchForDocument, GroupsDocument, OrganizationsDocument } from './partners.gen'
import type { Vouching } from './vouch'

const pageSize = 50
const statuses = ['APPLIED', 'VERIFIED', 'SUSPENDED'] as const

/** Who may take needs on here: applications to verify, and those that are in already. */
export function Partners() {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const of = search.get('of') === 'groups' ? 'groups' : 'organizations'
  const status = statuses.find((known) => known === search.get('status')) ?? 'APPLIED'
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const vouching = useVouching()
  const shown = { status, search: search.get('q')?.trim() ?? '', vouching }
  return (
    <>
      <h1>{t('nav.partners')}</h1>
      <div className="filters" role="search">
        <label>
          {t('board.view')}
          <select value={of} onChange={({ target }) => change('of', target.value)}>
            <option value="organizations">{t('partners.organizations')}</option>
            <option value="groups">{t('partners.groups')}</option>
          </select>
        </label>
        <label>
          {t('systems.status')}
          <select value={status} onChange={({ target }) => change('status', target.value)}>
            {statuses.map((known) => (
              <option key={known} value={known}>
                {t(`organizationStatus.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('board.search')}
          <input
            type="search"
            defaultValue={search.get('q') ?? ''}
            onChange={({ target }) => change('q', target.value)}
          />
        </label>
      </div>
      {of === 'groups' ? <Groups {...shown} /> : <Organizations {...shown} />}
    </>
  )
}

interface Shown {
  status: (typeof statuses)[number]
  search: string
  vouching: Vouching
}

function Organizations({ status, search, vouching }: Shown) {
  const { area } = useViewer()
  const pages = usePages(
    OrganizationsDocument,
    { area: area?.code ?? null, status: [status], search: search === '' ? null : search, first: pageSize },
    ({ organizations }) => organizations,
  )
  return (
    <Cards
      pages={pages}
      nodes={pages.nodes.filter((one) => one.status === status)}
      card={(one) => <OrganizationCard of={one} vouching={vouching} />}
    />
  )
}

/** The hub lists groups by name alone; they are few, so all of them are read and chosen from here. */
function Groups({ status, search, vouching }: Shown) {
  const { area } = useViewer()
  const pages = usePages(
    GroupsDocument,
    { area: area?.code ?? null, search: search === '' ? null : search, first: pageSize },
    ({ volunteerGroups }) => volunteerGroups,
  )
  useEffect(() => {
    if (pages.hasMore) pages.more()
  })
  return (
    <Cards
      pages={pages}
      nodes={pages.nodes.filter((one) => one.status === status)}
      card={(one) => <GroupCard of={one} vouching={vouching} />}
    />
  )
}

interface CardsProps<Node> {
  pages: Pages<Node>
  nodes: readonly Node[]
  card: (node: Node) => ReactNode
}

function Cards<Node extends { readonly id: string }>({ pages, nodes, card }: CardsProps<Node>) {
  const t = useText()
  return (
    <>
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && nodes.length === 0 && <Nothing text={t('partners.none')} />}
      <ul className="plain columns">
        {nodes.map((node) => (
          <li key={node.id}>{card(node)}</li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

/** The areas that somebody may vouch for: their own, and those right below it that have stations or lead to them. */
function useVouching(): Vouching {
  const { area } = useViewer()
  const [{ data }] = useLive({
    query: AreasToVouchForDocument,
    variables: { code: area?.code ?? '' },
    pause: !area,
    requestPolicy: 'cache-first',
  })
  const own = data?.area
  if (!own) return { areas: [], staff: [] }
  const below = own.children.filter(({ level }) => level !== 'GRID' && level !== 'CELL')
  return { areas: [own, ...below], staff: own.station?.staff ?? [] }
}

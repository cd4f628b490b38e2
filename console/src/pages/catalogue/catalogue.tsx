import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useLive } from '../../api/use-live'
import { useText, type Key } from '../../i18n/text'
import { Loaded, Nothing } from '../../kit/loaded'
import { CatalogueDocument, type CatalogueQuery } from './catalogue.gen'
import { AddCategory, RenameCategory } from './category-form'
import { AddItem, ChangeItem } from './item-form'

type Category = CatalogueQuery['categories'][number]
type Item = CatalogueQuery['serviceItems'][number]

/** What can be asked for: the categories of the hub, and below them the service items with their promises. */
export function Catalogue() {
  const t = useText()
  const [search, setSearch] = useSearchParams()
  const [result, read] = useLive({ query: CatalogueDocument })
  const reread = () => read({ requestPolicy: 'network-only' })
  const wanted = search.get('q')?.trim().toLowerCase() ?? ''
  return (
    <>
      <h1>{t('nav.catalogue')}</h1>
      <p className="quiet">{t('catalogue.what')}</p>
      <div className="filters" role="search">
        <label>
          {t('board.search')}
          <input
            type="search"
            defaultValue={search.get('q') ?? ''}
            onChange={({ target }) => setSearch(target.value === '' ? {} : { q: target.value }, { replace: true })}
          />
        </label>
      </div>
      <Loaded result={result} retry={reread}>
        {({ categories, serviceItems }) => (
          <Cards categories={categories} items={serviceItems} wanted={wanted} reread={reread} />
        )}
      </Loaded>
    </>
  )
}

interface CardsProps {
  categories: readonly Category[]
  items: readonly Item[]
  wanted: string
  reread: () => void
}

function Cards({ categories, items, wanted, reread }: CardsProps) {
  const t = useText()
  const byCategory = useMemo(() => grouped(items), [items])
  const shown = categories.filter(({ code, name }) =>
    [code, name, ...(byCategory.get(code) ?? []).flatMap((item) => [item.code, item.title])].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  )
  if (shown.length === 0) return <Nothing text={t('catalogue.none')} />
  return (
    <ul className="plain columns">
      {shown.map((category) => (
        <li key={category.code}>
          <article className="card" data-category={category.code}>
            <h2>{category.name}</h2>
            <p className="quiet">
              {t(`line.${category.line}` satisfies Key)} · <code>{category.code}</code>
            </p>
            <ul className="plain lines">
              {byCategory.get(category.code)?.map((item) => (
                <li key={item.code} data-item={item.code}>
                  <ItemLine of={item} categories={categories} />
                </li>
              ))}
            </ul>
            <div className="buttons">
              <RenameCategory of={category} />
              <AddCategory below={category} reread={reread} />
              <AddItem to={category} categories={categories} reread={reread} />
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}

function ItemLine({ of, categories }: { of: Item; categories: readonly Category[] }) {
  const t = useText()
  const { respondWithinHours, completeWithinHours } = of.commitment
  return (
    <>
      <div>
        {of.title} {!of.active && <span className="late">{t('catalogue.inactive')}</span>}
        <br />
        <small className="quiet">
          {t(`handling.${of.handling}`)} ·{' '}
          {t('catalogue.promise', { respond: respondWithinHours, complete: completeWithinHours })}
        </small>
      </div>
      <ChangeItem of={of} categories={categories} />
    </>
  )
}

function grouped(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(item.category.code, [...(groups.get(item.category.code) ?? []), item])
  return groups
}

import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { localDay } from '../../api/time'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { BelowDocument, FiguresDocument, type RatesFragment } from './figures.gen'

// Charts are heavier than everything else on the page: they come after the numbers.
const Trends = lazy(async () => ({ default: (await import('./trends')).Trends }))

const periods = [7, 28, 90, 365] as const
const defaultPeriod = 90

/** The three rates of an area, what they are made of, and how the areas below it compare. */
export function Figures() {
  const t = useText()
  const viewer = useViewer()
  const [search, setSearch] = useSearchParams()
  const code = search.get('area') ?? viewer.area?.code ?? ''
  const days = Number(search.get('days') ?? defaultPeriod)
  const period = { from: localDay(-days), to: localDay() }
  const [result, read] = useLive({ query: FiguresDocument, variables: { code, ...period }, pause: code === '' })
  const go = (area: string) => setSearch({ area, days: String(days) })
  const isBelowViewer = (area: string) => area.startsWith(viewer.area?.code ?? '')
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ area }) => {
        if (!area?.indicators) return <Nothing text={t('figures.none')} />
        const { indicators, parent } = area
        return (
          <>
            <header>
              <h1>{t('figures.title', { area: area.name })}</h1>
              {parent && isBelowViewer(parent.code) && (
                <button type="button" className="link" onClick={() => go(parent.code)}>
                  ↑ {parent.name}
                </button>
              )}
            </header>
            <div className="filters">
              <label>
                {t('figures.period')}
                <select
                  value={days}
                  onChange={({ target }) => setSearch({ area: code, days: target.value }, { replace: true })}
                >
                  {periods.map((count) => (
                    <option key={count} value={count}>
                      {t('figures.days', { count })}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <Rates of={indicators} />
            <div className="columns">
              <Suspense fallback={<Waiting />}>
                <Trends code={code} byLine={indicators.byLine} byCategory={indicators.byCategory} />
              </Suspense>
              <section className="card">
                <h2>{t('figures.surges')}</h2>
                {indicators.surges.length === 0 && <p className="quiet">{t('figures.noSurges')}</p>}
                <ul>
                  {indicators.surges.map(({ category, on, count, expected }) => (
                    <li key={category.code + on}>
                      <strong>{category.name}</strong> {on}:{' '}
                      {t('figures.surge', { count, expected: expected.toFixed(1) })}
                    </li>
                  ))}
                </ul>
              </section>
            </div>
            <Ranking code={code} period={period} go={go} />
          </>
        )
      }}
    </Loaded>
  )
}

export function percent(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '–' : `${(rate * 100).toFixed(1)} %`
}

function Rates({ of }: { of: RatesFragment }) {
  const t = useText()
  const figures = [
    [t('figures.response'), percent(of.responseRate)],
    [t('figures.resolution'), percent(of.resolutionRate)],
    [t('figures.satisfaction'), percent(of.satisfactionRate)],
    [t('figures.open'), of.open],
    [t('view.overdue'), of.overdue],
    [t('figures.hours'), of.medianHoursToResolve?.toFixed(1) ?? '–'],
  ] as const
  return (
    <ul className="plain tiles">
      {figures.map(([label, value]) => (
        <li key={label} className="card">
          {label}
          <div className="big">{value}</div>
        </li>
      ))}
    </ul>
  )
}

interface RankingProps {
  code: string
  period: { readonly from: string; readonly to: string }
  go: (code: string) => void
}

/** The areas below, those that resolve most first; each number beside its name. */
function Ranking({ code, period, go }: RankingProps) {
  const t = useText()
  const [result, read] = useLive({ query: BelowDocument, variables: { code, ...period } })
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ area }) => {
        const rows = (area?.children ?? []).filter(
          ({ indicators }) => indicators && indicators.opened + indicators.open > 0,
        )
        if (rows.length === 0) return null
        const sorted = rows.toSorted(
          (one, other) => (other.indicators?.resolutionRate ?? -1) - (one.indicators?.resolutionRate ?? -1),
        )
        return (
          <section className="card">
            <h2>{t('figures.ranking')}</h2>
            <div className="wide" tabIndex={0} role="region" aria-label={t('figures.ranking')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      #
                    </th>
                    <th scope="col">{t('task.area')}</th>
                    <th scope="col" className="number">
                      {t('figures.resolution')}
                    </th>
                    <th scope="col" className="number">
                      {t('figures.response')}
                    </th>
                    <th scope="col" className="number">
                      {t('figures.satisfaction')}
                    </th>
                    <th scope="col" className="number">
                      {t('figures.opened')}
                    </th>
                    <th scope="col" className="number">
                      {t('view.overdue')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {sorted.map(({ code: below, name, indicators }, index) => (
                    <tr key={below}>
                      <td className="number">{index + 1}</td>
                      <th scope="row">
                        <button type="button" className="link" onClick={() => go(below)}>
                          {name}
                        </button>
                      </th>
                      <td className="number">{percent(indicators?.resolutionRate)}</td>
                      <td className="number">{percent(indicators?.responseRate)}</td>
                      <td className="number">{percent(indicators?.satisfactionRate)}</td>
                      <td className="number">{indicators?.opened}</td>
                      <td className="number">{indicators?.overdue}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )
      }}
    </Loaded>
  )
}

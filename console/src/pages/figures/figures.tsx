import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { localDay } from '../../api/time'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing, Waiting } from '../../kit/loaded'
import { Categories, Surges } from './categories'
import { ChooseDistrict } from './choose-district'
import { FiguresDocument, type RatesFragment } from './figures.gen'
import { percent } from './percent'
import { Ranking } from './ranking'

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
  const days = periods.find((known) => known === Number(search.get('days'))) ?? defaultPeriod
  const period = { from: localDay(1 - days), to: localDay() }
  const [result, read] = useLive({ query: FiguresDocument, variables: { code, ...period }, pause: code === '' })
  const go = (area: string) => setSearch({ area, days: String(days) })
  const own = viewer.area?.code
  const mayGoTo = (area: string) => own === undefined || area === own || area.startsWith(`${own}.`)
  if (code === '') return <ChooseDistrict go={go} />
  const { name, parent } = result.data?.area ?? {}
  return (
    <>
      <header>
        <h1>{name === undefined ? t('nav.figures') : t('figures.title', { area: name })}</h1>
        {parent && mayGoTo(parent.code) && (
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
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ area }) => {
          if (!area?.indicators) return <Nothing text={t('figures.none')} />
          const { byLine, byCategory, surges, ...rates } = area.indicators
          return (
            <>
              <Rates of={rates} />
              <div className="columns">
                <Suspense fallback={<Waiting />}>
                  <Trends code={code} days={days} byLine={byLine} />
                </Suspense>
                <div>
                  <Categories of={byCategory} />
                  <Surges of={surges} />
                </div>
              </div>
              <Ranking code={code} period={period} go={go} />
            </>
          )
        }}
      </Loaded>
    </>
  )
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

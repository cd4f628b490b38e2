import { useEffect, useState } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useClient } from 'urql'
import { dateText, localDay } from '../../api/time'
import { dark } from '../../frame/theme'
import { useStore } from '../../api/store'
import { useText } from '../../i18n/text'
import { Waiting } from '../../kit/loaded'
import { StepDocument, type FiguresQuery, type RatesFragment } from './figures.gen'
import { percent } from './percent'
import { stepsOf } from './trend-steps'

type Indicators = NonNullable<NonNullable<FiguresQuery['area']>['indicators']>

const chartHeight = 260
/** Lines are told apart without their colours, too; their points are drawn whole. */
const whole = { strokeDasharray: 'none' }

/** One part of the period. */
interface Point {
  readonly from: string
  readonly to: string
  readonly rates: RatesFragment | null
}

/** Step by step the three rates, and what came in by line; each chart says its values in numbers, too. */
export function Trends({ code, days, byLine }: { code: string; days: number; byLine: Indicators['byLine'] }) {
  const t = useText()
  const points = usePoints(code, days)
  const isDark = useStore(dark)
  const ink = isDark ? '#b8c0cc' : '#4a5564'
  const [blue, green, amber] = isDark ? ['#7db4ff', '#7ddba0', '#ffc46b'] : ['#0b57b4', '#1b6e3c', '#8a5300']
  const lines = byLine.map(({ line, opened, closed }) => ({ name: t(`line.${line}`), opened, closed }))
  const drawn = points?.map(({ to, rates }) => ({
    until: dateText(to),
    response: hundredfold(rates?.responseRate),
    resolution: hundredfold(rates?.resolutionRate),
    satisfaction: hundredfold(rates?.satisfactionRate),
  }))
  return (
    <section className="card">
      <h2>{t('figures.trend')}</h2>
      {!drawn && <Waiting />}
      {drawn && (
        <figure role="img" aria-label={t('figures.trendText', { count: drawn.length })}>
          <ResponsiveContainer width="100%" height={chartHeight}>
            <LineChart data={drawn} accessibilityLayer={false}>
              <CartesianGrid stroke={ink} strokeOpacity={0.2} />
              <XAxis dataKey="until" stroke={ink} />
              <YAxis domain={[0, 100]} unit="%" stroke={ink} />
              <Tooltip contentStyle={{ color: '#16202c' }} />
              <Legend />
              <Line dataKey="response" name={t('figures.response')} stroke={blue} isAnimationActive={false} />
              <Line
                dataKey="resolution"
                name={t('figures.resolution')}
                stroke={green}
                strokeDasharray="8 3"
                dot={whole}
                isAnimationActive={false}
              />
              <Line
                dataKey="satisfaction"
                name={t('figures.satisfaction')}
                stroke={amber}
                strokeDasharray="2 3"
                dot={whole}
                isAnimationActive={false}
              />
            </LineChart>
          </ResponsiveContainer>
        </figure>
      )}
      {points && <Numbers of={points} />}
      <h2>{t('figures.byLine')}</h2>
      <figure
        role="img"
        aria-label={lines.map(({ name, opened, closed }) => t('figures.lineText', { name, opened, closed })).join(', ')}
      >
        <ResponsiveContainer width="100%" height={chartHeight}>
          <BarChart data={lines} accessibilityLayer={false} margin={{ top: 20 }}>
            <CartesianGrid stroke={ink} strokeOpacity={0.2} vertical={false} />
            <XAxis dataKey="name" stroke={ink} />
            <YAxis stroke={ink} allowDecimals={false} />
            <Legend />
            <Bar dataKey="opened" name={t('figures.opened')} fill={blue} isAnimationActive={false}>
              <LabelList dataKey="opened" position="top" fill={ink} />
            </Bar>
            <Bar dataKey="closed" name={t('figures.closed')} fill={green} isAnimationActive={false}>
              <LabelList dataKey="closed" position="top" fill={ink} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </figure>
    </section>
  )
}

/** What the lines show, to be read. */
function Numbers({ of }: { of: readonly Point[] }) {
  const t = useText()
  return (
    <details>
      <summary>{t('figures.numbers')}</summary>
      <div className="wide" tabIndex={0} role="region" aria-label={t('figures.numbers')}>
        <table data-trend>
          <thead>
            <tr>
              <th scope="col">{t('figures.period')}</th>
              <th scope="col" className="number">
                {t('figures.response')}
              </th>
              <th scope="col" className="number">
                {t('figures.resolution')}
              </th>
              <th scope="col" className="number">
                {t('figures.satisfaction')}
              </th>
              <th scope="col" className="number">
                {t('figures.opened')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ from, to, rates }) => (
              <tr key={from}>
                <th scope="row">{from === to ? dateText(to) : `${dateText(from)} – ${dateText(to)}`}</th>
                <td className="number">{percent(rates?.responseRate)}</td>
                <td className="number">{percent(rates?.resolutionRate)}</td>
                <td className="number">{percent(rates?.satisfactionRate)}</td>
                <td className="number">{rates?.opened ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** One small question for each step, one after the other, so that nobody else waits for them; null until all are there. */
function usePoints(code: string, days: number): readonly Point[] | null {
  const client = useClient()
  const [points, setPoints] = useState<readonly Point[] | null>(null)
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const found: Point[] = []
      for (const step of stepsOf(days)) {
        const variables = { code, from: localDay(-step.from), to: localDay(-step.to) }
        const { data } = await client.query(StepDocument, variables).toPromise()
        if (!wanted) return
        found.push({ from: variables.from, to: variables.to, rates: data?.area?.indicators ?? null })
      }
      setPoints(found)
    }
    setPoints(null)
    void read()
    return () => {
      wanted = false
    }
  }, [client, code, days])
  return points
}

function hundredfold(rate: number | null | undefined): number | null {
  return rate === null || rate === undefined ? null : Math.round(rate * 1000) / 10
}

import { useEffect, useState } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useClient } from 'urql'
import { localDay } from '../../api/time'
import { dark } from '../../frame/theme'
import { useStore } from '../../api/store'
import { useText } from '../../i18n/text'
import { WeekDocument, type FiguresQuery } from './figures.gen'

type Indicators = NonNullable<NonNullable<FiguresQuery['area']>['indicators']>

const weeks = 8
const chartHeight = 260

interface Point {
  readonly week: string
  readonly response: number | null
  readonly resolution: number | null
  readonly satisfaction: number | null
}

/** Week by week the three rates, and what came in by line and by category; the tables beside say the same in numbers. */
export function Trends({ code, byLine, byCategory }: { code: string } & Pick<Indicators, 'byLine' | 'byCategory'>) {
  const t = useText()
  const points = useWeeks(code)
  const isDark = useStore(dark)
  const ink = isDark ? '#b8c0cc' : '#4a5564'
  const [blue, green, amber] = isDark ? ['#7db4ff', '#7ddba0', '#ffc46b'] : ['#0b57b4', '#1b6e3c', '#8a5300']
  const lines = byLine.map(({ line, opened, closed }) => ({ name: t(`line.${line}`), opened, closed }))
  return (
    <section className="card">
      <h2>{t('figures.trend')}</h2>
      <figure role="img" aria-label={t('figures.trendText')}>
        <ResponsiveContainer width="100%" height={chartHeight}>
          <LineChart data={points} accessibilityLayer={false}>
            <CartesianGrid stroke={ink} strokeOpacity={0.2} />
            <XAxis dataKey="week" stroke={ink} />
            <YAxis domain={[0, 100]} unit="%" stroke={ink} />
            <Tooltip contentStyle={{ color: '#16202c' }} />
            <Legend />
            <Line dataKey="response" name={t('figures.response')} stroke={blue} isAnimationActive={false} />
            <Line dataKey="resolution" name={t('figures.resolution')} stroke={green} isAnimationActive={false} />
            <Line dataKey="satisfaction" name={t('figures.satisfaction')} stroke={amber} isAnimationActive={false} />
          </LineChart>
        </ResponsiveContainer>
      </figure>
      <h2>{t('figures.byLine')}</h2>
      <figure role="img" aria-label={lines.map(({ name, opened }) => `${name}: ${opened}`).join(', ')}>
        <ResponsiveContainer width="100%" height={chartHeight}>
          <BarChart data={lines} accessibilityLayer={false}>
            <CartesianGrid stroke={ink} strokeOpacity={0.2} vertical={false} />
            <XAxis dataKey="name" stroke={ink} />
            <YAxis stroke={ink} allowDecimals={false} />
            <Legend />
            <Bar dataKey="opened" name={t('figures.opened')} fill={blue} isAnimationActive={false} />
            <Bar dataKey="closed" name={t('figures.closed')} fill={green} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </figure>
      <h2>{t('figures.byCategory')}</h2>
      <ol>
        {byCategory.map(({ category, opened, closed }) => (
          <li key={category.code}>
            {category.name}: {opened} / {closed}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** One small question for each week, one after the other, so that nobody else waits for them. */
function useWeeks(code: string): readonly Point[] {
  const client = useClient()
  const [points, setPoints] = useState<readonly Point[]>([])
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const found: Point[] = []
      for (let back = weeks - 1; back >= 0 && wanted; back--) {
        const variables = { code, from: localDay(-7 * back - 6), to: localDay(-7 * back) }
        const { data } = await client.query(WeekDocument, variables).toPromise()
        const rates = data?.area?.indicators
        found.push({
          week: variables.to.slice(5),
          response: hundredfold(rates?.responseRate),
          resolution: hundredfold(rates?.resolutionRate),
          satisfaction: hundredfold(rates?.satisfactionRate),
        })
      }
      if (wanted) setPoints(found)
    }
    void read()
    return () => {
      wanted = false
    }
  }, [client, code])
  return points
}

function hundredfold(rate: number | null | undefined): number | null {
  return rate === null || rate === undefined ? null : Math.round(rate * 1000) / 10
}

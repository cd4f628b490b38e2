import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { Loaded } from '../../kit/loaded'
import { BelowDocument } from './figures.gen'
import { percent } from './percent'

interface Props {
  code: string
  period: { readonly from: string; readonly to: string }
  go: (code: string) => void
}

/** The areas below, those that resolve most first; each number beside its name. */
export function Ranking({ code, period, go }: Props) {
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

import { dateText } from '../../api/time'
import { useText } from '../../i18n/text'
import type { FiguresQuery } from './figures.gen'

type Indicators = NonNullable<NonNullable<FiguresQuery['area']>['indicators']>

/** What is asked for most. */
export function Categories({ of }: { of: Indicators['byCategory'] }) {
  const t = useText()
  return (
    <section className="card">
      <h2>{t('figures.byCategory')}</h2>
      {of.length === 0 && <p className="quiet">{t('figures.nothing')}</p>}
      {of.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('case.category')}</th>
              <th scope="col" className="number">
                {t('figures.opened')}
              </th>
              <th scope="col" className="number">
                {t('figures.closed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ category, opened, closed }) => (
              <tr key={category.code}>
                <th scope="row">{category.name}</th>
                <td className="number">{opened}</td>
                <td className="number">{closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Days on which far more was asked for than usual. */
export function Surges({ of }: { of: Indicators['surges'] }) {
  const t = useText()
  return (
    <section className="card">
      <h2>{t('figures.surges')}</h2>
      {of.length === 0 && <p className="quiet">{t('figures.noSurges')}</p>}
      <ul className="plain">
        {of.map(({ category, on, count, expected }) => (
          <li key={category.code + on}>
            <strong>{category.name}</strong> · {dateText(on)}:{' '}
            {t('figures.surge', { count, expected: expected.toFixed(1) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { Loaded, Nothing } from '../../kit/loaded'
import { DistrictsDocument } from './figures.gen'

/** Whoever is responsible for no area of their own says first which district they want to see. */
export function ChooseDistrict({ go }: { go: (code: string) => void }) {
  const t = useText()
  const [result, read] = useLive({ query: DistrictsDocument })
  return (
    <>
      <h1>{t('nav.figures')}</h1>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ areas }) =>
          areas.length === 0 ? (
            <Nothing text={t('figures.noDistricts')} />
          ) : (
            <section className="card">
              <h2>{t('figures.choose')}</h2>
              <ul className="plain">
                {areas.map(({ code, name }) => (
                  <li key={code}>
                    <button type="button" className="link" onClick={() => go(code)}>
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Loaded>
    </>
  )
}

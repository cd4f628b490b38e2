import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ticked } from '../../kit/field'
import { Loaded } from '../../kit/loaded'
import { AssignResponsibilityDocument, ResponsibleDocument } from './visits.gen'

/** Who calls on which households. */
export function Responsible() {
  const t = useText()
  const { staffMember } = useViewer()
  const [result, read] = useLive({
    query: ResponsibleDocument,
    variables: { station: staffMember?.station.id ?? '' },
    pause: !staffMember,
  })
  const assign = useAction(AssignResponsibilityDocument)
  return (
    <section className="card">
      <h2>{t('visit.who')}</h2>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
        {({ station }) => (
          <ul className="plain columns">
            {station?.staff.map(({ id, name, responsibleFor }) => (
              <li key={id} className="card" data-staff={name}>
                <strong>{name}</strong>
                <p>{responsibleFor.length === 0 ? '–' : responsibleFor.map((area) => area.name).join(', ')}</p>
                <ActionDialog
                  label={t('visit.assign')}
                  title={`${t('visit.assign')} · ${name}`}
                  draft={`responsible:${id}`}
                  initial={{ areaCodes: responsibleFor.map(({ code }) => code) }}
                  fields={[
                    {
                      name: 'areaCodes',
                      kind: 'checks',
                      label: t('service.areas'),
                      options: station.community.children.map((area) => ({ value: area.code, label: area.name })),
                    },
                  ]}
                  send={({ areaCodes }) => assign({ id, areaCodes: ticked(areaCodes) })}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import { ticked } from '../../kit/field'
import { useGroupKinds } from './group-kinds'
import { RegisterGroupDocument, WhereGroupsWorkDocument } from './groups.gen'

const draft = 'register-group'

/** A new group, which a stationmaster then verifies. Sent twice, it is still one. */
export function RegisterGroup({ done }: { done: () => void }) {
  const t = useText()
  const register = useAction(RegisterGroupDocument)
  const [{ data: where }] = useLive({ query: WhereGroupsWorkDocument, requestPolicy: 'cache-first' })
  const [registered, setRegistered] = useState('')
  const places = (where?.areas ?? [])
    .map(({ code, name, parent }) => ({ value: code, label: parent ? `${parent.name} · ${name}` : name }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
  const kinds = useGroupKinds()
  return (
    <section className="card">
      <h2>{t('group.registerTitle')}</h2>
      <p>{t('group.registerWhat')}</p>
      <p role="status">{registered !== '' && t('group.registered', { name: registered })}</p>
      <ActionDialog
        label={t('group.register')}
        draft={draft}
        fields={[
          { name: 'name', kind: 'text', label: t('group.name'), required: true },
          { name: 'description', kind: 'long', label: t('group.description') },
          {
            name: 'areaCode',
            paths: ['areaCodes'],
            kind: 'select',
            label: t('group.where'),
            required: true,
            options: places,
          },
          {
            name: 'categoryCodes',
            kind: 'checks',
            label: t('group.what'),
            required: true,
            options: kinds,
          },
        ]}
        send={async ({ name, description, areaCode, categoryCodes }) => {
          const outcome = await register({
            input: {
              name: String(name),
              description: description ? String(description) : null,
              areaCodes: [String(areaCode)],
              categoryCodes: ticked(categoryCodes),
              idempotencyKey: draftKey(draft),
            },
          })
          if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
          if (outcome.data) {
            setRegistered(outcome.data.registerGroup.name)
            done()
          }
          return outcome
        }}
      />
    </section>
  )
}

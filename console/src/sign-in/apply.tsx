import { Alert } from 'antd'
import { useMemo, useState } from 'react'
import { Client, fetchExchange, Provider } from 'urql'
import { useAction } from '../api/use-action'
import { useText, type Key, type Say } from '../i18n/text'
import { ActionForm, type Values } from '../kit/action-form'
import { Dialog } from '../kit/dialog'
import { draftKey, endDraftKey } from '../kit/draft'
import type { ControlProps, Field } from '../kit/field'
import { ApplyAsPartnerDocument, type ApplyAsPartnerMutationVariables } from './apply.gen'
import { brokenByApplication } from './apply-rules'
import { AreaChoice, codesOf } from './area-choice'

const draft = 'apply'
const kinds = [
  'ENTERPRISE',
  'SOCIAL_ORGANIZATION',
  'HANDY_OUTLET',
  'JURISDICTION_UNIT',
  'GOVERNMENT_DEPARTMENT',
] as const

/** How an organisation comes to the hub: open to anybody, so nobody is signed in here. */
export function Apply({ close }: { close: () => void }) {
  const t = useText()
  const client = useMemo(() => new Client({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange] }), [])
  return (
    <Provider value={client}>
      <Dialog title={t('apply.title')} onClose={close}>
        <Form />
      </Dialog>
    </Provider>
  )
}

function Form() {
  const t = useText()
  const apply = useAction(ApplyAsPartnerDocument)
  const [applied, setApplied] = useState<{ name: string; id: string } | null>(null)
  if (applied)
    return (
      <Alert
        role="status"
        type="success"
        title={t('apply.done', { name: applied.name })}
        description={t('apply.next', { id: applied.id })}
      />
    )
  return (
    <>
      <p className="quiet">{t('apply.what')}</p>
      <ActionForm
        draft={draft}
        submit={t('apply.send')}
        fields={fieldsIn(t)}
        check={(values) =>
          Object.fromEntries(
            Object.entries(brokenByApplication(values)).map(([name, { key, with: parts }]) => [name, t(key, parts)]),
          )
        }
        send={async (values) => {
          const outcome = await apply({ input: inputOf(values) })
          if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
          if (outcome.data) setApplied(outcome.data.applyAsPartner)
          return outcome
        }}
      />
    </>
  )
}

function fieldsIn(t: Say): readonly Field[] {
  return [
    { name: 'name', kind: 'text', label: t('apply.name'), required: true },
    {
      name: 'kind',
      kind: 'select',
      label: t('proposal.kind'),
      required: true,
      options: kinds.map((value) => ({ value, label: t(`provider.${value}` satisfies Key) })),
    },
    { name: 'description', kind: 'long', label: t('apply.description') },
    { name: 'registrationNumber', kind: 'text', label: t('partners.registration') },
    { name: 'phone', kind: 'text', label: t('apply.phone') },
    { name: 'email', kind: 'text', label: t('apply.email') },
    { name: 'website', kind: 'url', label: t('apply.website') },
    { name: 'address', kind: 'text', label: t('apply.address') },
    {
      name: 'areaCodes',
      kind: 'own',
      label: t('apply.areas'),
      hint: t('apply.areasHint'),
      required: true,
      control: (props: ControlProps) => <AreaChoice {...props} />,
    },
  ]
}

/** What is sent: blank is nothing. */
export function inputOf(values: Values): ApplyAsPartnerMutationVariables['input'] {
  const text = (name: string) => String(values[name] ?? '').trim() || null
  return {
    name: text('name') ?? '',
    kind: kinds.find((known) => known === values.kind) ?? 'ENTERPRISE',
    description: text('description'),
    registrationNumber: text('registrationNumber'),
    phone: text('phone'),
    email: text('email'),
    website: text('website'),
    address: text('address'),
    areaCodes: codesOf(values.areaCodes),
    idempotencyKey: draftKey(draft),
  }
}

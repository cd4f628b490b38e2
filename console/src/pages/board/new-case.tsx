import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText, type Key } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { draftKey, endDraftKey } from '../../kit/draft'
import { CaseResidentDocument, FindResidentsDocument, OpenCaseDocument, ServiceItemsDocument } from './board.gen'

const channels = ['WINDOW', 'HOTLINE', 'HOME_VISIT', 'APP'] as const
const urgencies = ['LOW', 'NORMAL', 'HIGH', 'EMERGENCY'] as const

/** A need is written down, perhaps as it was heard on a visit or proposed online. Sent twice, it is still one case. */
export function NewCase() {
  const t = useText()
  const go = useNavigate()
  const viewer = useViewer()
  const [search] = useSearchParams()
  const heard = useLocation().state as { readonly description?: string } | null
  const [residentId, visitId, proposalId] = [search.get('resident'), search.get('visit'), search.get('proposal')]
  const draft = ['new-case', visitId ?? proposalId ?? residentId].filter(Boolean).join(':')
  const community = viewer.staffMember?.station.community
  const [{ data }] = useLive({ query: ServiceItemsDocument, requestPolicy: 'cache-first' })
  const [name, setName] = useState('')
  const [{ data: found }] = useLive({
    query: FindResidentsDocument,
    variables: { search: name, area: community?.code ?? null },
    pause: name.length < 2,
  })
  const [{ data: known }] = useLive({
    query: CaseResidentDocument,
    variables: { id: residentId ?? '' },
    pause: !residentId,
    requestPolicy: 'cache-first',
  })
  const open = useAction(OpenCaseDocument)
  const items = data?.serviceItems.filter(({ active }) => active) ?? []
  const residents = [known?.resident, ...(found?.residents.edges.map(({ node }) => node) ?? [])].filter(
    (one) => one !== null && one !== undefined,
  )
  const channel = visitId ? 'HOME_VISIT' : proposalId ? 'APP' : 'WINDOW'
  const [initial] = useState({
    channel,
    urgency: 'NORMAL',
    ...(residentId && { residentId }),
    ...(heard?.description && { description: heard.description }),
  })
  const options = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${kind}.${value}` as Key) }))
  return (
    <div className="phone">
      <h1>{t('newCase.title')}</h1>
      <div className="field">
        <label htmlFor="resident-search">{t('newCase.findResident')}</label>
        <input id="resident-search" type="search" value={name} onChange={({ target }) => setName(target.value)} />
        <small className="quiet">{t('newCase.findHint')}</small>
      </div>
      <ActionForm
        draft={draft}
        submit={t('newCase.open')}
        initial={initial}
        fields={[
          {
            name: 'residentId',
            kind: 'select',
            label: t('newCase.resident'),
            options: residents.map(({ id, preferredName, area }) => ({
              value: id,
              label: `${preferredName} · ${area.name}`,
            })),
          },
          {
            name: 'channel',
            kind: 'select',
            label: t('newCase.channel'),
            required: true,
            options: options('channel', channels),
          },
          {
            name: 'serviceItemCode',
            kind: 'select',
            label: t('newCase.item'),
            required: true,
            options: items.map(({ code, title, category }) => ({ value: code, label: `${title} · ${category.name}` })),
          },
          {
            name: 'summary',
            kind: 'text',
            label: t('newCase.summary'),
            hint: t('newCase.summaryHint'),
            required: true,
          },
          { name: 'description', kind: 'long', label: t('newCase.description') },
          { name: 'urgency', kind: 'select', label: t('board.urgency'), options: options('urgency', urgencies) },
          { name: 'helpers', kind: 'number', label: t('newCase.helpers'), min: 1, max: 20 },
        ]}
        send={async (values) => {
          const outcome = await open({
            input: {
              channel: channels.find((known) => known === values['channel']) ?? 'WINDOW',
              communityCode: community?.code ?? viewer.area?.code ?? '',
              serviceItemCode: String(values['serviceItemCode']),
              summary: String(values['summary'] ?? ''),
              description: values['description'] ? String(values['description']) : null,
              residentId: values['residentId'] ? String(values['residentId']) : null,
              ...(visitId && { visitId }),
              ...(proposalId && { proposalId }),
              urgency: urgencies.find((known) => known === values['urgency']) ?? 'NORMAL',
              ...(values['helpers'] && { requirements: { helpers: Number(values['helpers']) } }),
              idempotencyKey: draftKey(draft),
            },
          })
          if (outcome.problem === null || outcome.problem.code === 'IDEMPOTENCY_MISMATCH') endDraftKey(draft)
          if (outcome.data) void go(`/cases/${outcome.data.openCase.id}`)
          return outcome
        }}
      />
    </div>
  )
}

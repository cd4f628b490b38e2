import { Button } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText, type Key, type Say } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { draftKey, endDraftKey } from '../../kit/draft'
import type { Values } from '../../kit/action-form'
import { ticked, type Field } from '../../kit/field'
import { Nothing, Waiting } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { ProblemNote } from '../../kit/problem-note'
import { ImportForm } from './import-form'
import {
  CategoriesDocument,
  ListServiceDocument,
  MyServicesDocument,
  PauseServiceDocument,
  ResumeServiceDocument,
  ReviseServiceDocument,
  WithdrawServiceDocument,
  type ServiceRowFragment,
} from './services.gen'

const pageSize = 20
const feeKinds = ['FREE', 'FIXED', 'FROM'] as const
const draft = 'new-service'

/** What an organisation offers. */
export function Services() {
  const t = useText()
  const { organizationId } = useViewer()
  const id = organizationId ?? ''
  const pages = usePages(MyServicesDocument, { id, first: pageSize }, (data) => data.organization?.services)
  const list = useAction(ListServiceDocument)
  const fields = useFields(id)
  return (
    <>
      <header>
        <h1>{t('nav.services')}</h1>
        <ActionDialog
          primary
          label={t('service.list')}
          draft={draft}
          fields={fields}
          initial={{ feeKind: 'FREE', capacity: 3 }}
          check={(values) => problemsIn(values, t)}
          send={async (values) => {
            const outcome = await list({ input: { ...inputOf(values), idempotencyKey: draftKey(draft) } })
            if (outcome.problem?.code !== 'UNREACHABLE') endDraftKey(draft)
            if (outcome.data) pages.refresh()
            return outcome
          }}
        />
      </header>
      <ImportForm done={pages.refresh} />
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && pages.nodes.length === 0 && <Nothing text={t('service.none')} />}
      <ul className="plain columns">
        {pages.nodes.map((service) => (
          <li key={service.id}>
            <Item of={service} fields={fields} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function Item({ of, fields }: { of: ServiceRowFragment; fields: readonly Field[] }) {
  const t = useText()
  const [pause, resume, withdraw] = [
    useAction(PauseServiceDocument),
    useAction(ResumeServiceDocument),
    useAction(WithdrawServiceDocument),
  ]
  const revise = useAction(ReviseServiceDocument)
  const { id, version } = of
  const [sure, ask] = useState(false)
  return (
    <article className="card" data-service={of.title}>
      <h2>
        {of.title} <Mark of="serviceStatus" value={of.status} />
      </h2>
      {of.description && <p>{of.description}</p>}
      <dl className="facts">
        <dt>{t('case.category')}</dt>
        <dd>{of.categories?.map(({ name }) => name).join(', ')}</dd>
        <dt>{t('service.areas')}</dt>
        <dd>{of.serviceAreas?.map(({ name }) => name).join(', ')}</dd>
        <dt>{t('inbox.fee')}</dt>
        <dd>
          {t(`feeKind.${of.fee.kind}`)} {of.fee.amount ? `¥${of.fee.amount} ${of.fee.unit ?? ''}` : ''}
        </dd>
        <dt>{t('service.load')}</dt>
        <dd>
          {of.load} / {of.capacity}
        </dd>
      </dl>
      <div className="buttons">
        <ActionDialog
          label={t('service.revise')}
          draft={`service:${id}`}
          fields={fields}
          initial={{
            title: of.title,
            description: of.description ?? '',
            categoryCode: of.categories?.[0]?.code ?? '',
            areaCodes: of.serviceAreas?.map(({ code }) => code) ?? [],
            feeKind: of.fee.kind,
            amount: of.fee.amount ?? '',
            unit: of.fee.unit ?? '',
            capacity: of.capacity,
          }}
          check={(values) => problemsIn(values, t)}
          send={(values) => revise({ input: { id, expectedVersion: version, ...inputOf(values) } })}
        />
        {of.status === 'LISTED' && <ActionButton label={t('service.pause')} send={() => pause({ id, version })} />}
        {of.status === 'PAUSED' && <ActionButton label={t('service.resume')} send={() => resume({ id, version })} />}
        {sure ? (
          <ActionButton danger label={t('service.withdrawSure')} send={() => withdraw({ id, version })} />
        ) : (
          <Button danger onClick={() => ask(true)}>
            {t('service.withdraw')}
          </Button>
        )}
      </div>
    </article>
  )
}

function useFields(id: string): readonly Field[] {
  const t = useText()
  const [{ data }] = useLive({ query: CategoriesDocument, requestPolicy: 'cache-first' })
  const [{ data: own }] = useLive({
    query: MyServicesDocument,
    variables: { id, first: pageSize },
    requestPolicy: 'cache-first',
  })
  const categories = data?.categories.filter(({ code }) => code.includes('.')) ?? []
  const areas = own?.organization?.areas ?? []
  return [
    { name: 'title', kind: 'text', label: t('service.title'), required: true },
    { name: 'description', kind: 'long', label: t('service.description') },
    {
      name: 'categoryCode',
      kind: 'select',
      label: t('case.category'),
      required: true,
      options: categories.map(({ code, name, line }) => ({ value: code, label: `${t(`line.${line}`)} · ${name}` })),
    },
    {
      name: 'areaCodes',
      kind: 'checks',
      label: t('service.areas'),
      required: true,
      options: areas.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'feeKind',
      kind: 'select',
      label: t('inbox.fee'),
      required: true,
      options: feeKinds.map((value) => ({ value, label: t(`feeKind.${value}` satisfies Key) })),
    },
    { name: 'amount', kind: 'number', label: t('service.amount'), min: 0, step: 0.01 },
    { name: 'unit', kind: 'text', label: t('service.unit') },
    {
      name: 'capacity',
      kind: 'number',
      label: t('service.capacity'),
      hint: t('service.capacityHint'),
      min: 1,
      required: true,
    },
  ]
}

/** Each rule, said while it is broken. */
function problemsIn({ title, feeKind, amount, capacity }: Values, t: Say): Record<string, string> {
  const priced = feeKind === 'FIXED' || feeKind === 'FROM'
  return {
    ...(typeof title === 'string' && title.length > 200 && { title: t('service.ruleTitle') }),
    ...(priced && !(Number(amount) > 0) && { amount: t('service.ruleAmount') }),
    ...(!priced && amount !== undefined && amount !== '' && amount !== null && { amount: t('service.ruleFree') }),
    ...(capacity !== '' &&
      capacity !== undefined &&
      !(Number.isInteger(Number(capacity)) && Number(capacity) >= 1) && { capacity: t('service.ruleCapacity') }),
  }
}

function inputOf({ title, description, categoryCode, areaCodes, feeKind, amount, unit, capacity }: Values) {
  const kind = feeKinds.find((known) => known === feeKind) ?? 'FREE'
  return {
    title: String(title),
    description: description ? String(description) : null,
    categoryCodes: [String(categoryCode)],
    serviceAreaCodes: ticked(areaCodes),
    fee: { kind, amount: kind === 'FREE' ? null : Number(amount), unit: unit ? String(unit) : null },
    capacity: Number(capacity),
  }
}

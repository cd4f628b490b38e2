import { useAction } from '../../api/use-action'
import { useText, type Say } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import type { Values } from '../../kit/action-form'
import type { Field } from '../../kit/field'
import {
  SaveServiceItemDocument,
  type CategoryRowFragment,
  type ItemRowFragment,
  type SaveServiceItemMutationVariables,
} from './catalogue.gen'
import { brokenByItem, documentsOf } from './catalogue-rules'
import { said } from './category-form'

const handlings = ['IMMEDIATE', 'DOCUMENTS', 'TRANSFER'] as const

/** The code stays: cases name it. */
export function ChangeItem({ of, categories }: { of: ItemRowFragment; categories: readonly CategoryRowFragment[] }) {
  const t = useText()
  const save = useAction(SaveServiceItemDocument)
  return (
    <ActionDialog
      label={t('catalogue.change')}
      title={`${t('catalogue.change')} · ${of.title}`}
      draft={`item:${of.code}`}
      initial={{
        title: of.title,
        categoryCode: of.category.code,
        handling: of.handling,
        documents: of.requiredDocuments.join('\n'),
        respond: of.commitment.respondWithinHours,
        complete: of.commitment.completeWithinHours,
        active: of.active,
      }}
      fields={fieldsOf(t, categories)}
      check={(values) => said(t, brokenByItem(values))}
      send={(values) => save({ input: inputOf({ ...values, code: of.code }) })}
    />
  )
}

interface AddProps {
  to: CategoryRowFragment
  categories: readonly CategoryRowFragment[]
  reread: () => void
}

export function AddItem({ to, categories, reread }: AddProps) {
  const t = useText()
  const save = useAction(SaveServiceItemDocument)
  return (
    <ActionDialog
      label={t('catalogue.addItem')}
      title={`${t('catalogue.addItem')} · ${to.name}`}
      draft={`item-of:${to.code}`}
      initial={{ categoryCode: to.code, active: true }}
      fields={[
        { name: 'code', kind: 'text', label: t('catalogue.code'), hint: t('catalogue.itemCodeHint'), required: true },
        ...fieldsOf(t, categories),
      ]}
      check={(values) => said(t, brokenByItem(values))}
      send={async (values) => {
        const outcome = await save({ input: inputOf(values) })
        if (outcome.data) reread()
        return outcome
      }}
    />
  )
}

function fieldsOf(t: Say, categories: readonly CategoryRowFragment[]): readonly Field[] {
  return [
    { name: 'title', kind: 'text', label: t('service.title'), required: true },
    {
      name: 'categoryCode',
      kind: 'select',
      label: t('case.category'),
      required: true,
      options: categories.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })),
    },
    {
      name: 'handling',
      kind: 'select',
      label: t('catalogue.handling'),
      required: true,
      options: handlings.map((value) => ({ value, label: t(`handling.${value}`) })),
    },
    {
      name: 'documents',
      paths: ['requiredDocuments'],
      kind: 'long',
      label: t('catalogue.documents'),
      hint: t('catalogue.documentsHint'),
    },
    {
      name: 'respond',
      paths: ['respondWithinHours'],
      kind: 'number',
      label: t('catalogue.respond'),
      min: 0.1,
      step: 0.1,
      required: true,
    },
    {
      name: 'complete',
      paths: ['completeWithinHours'],
      kind: 'number',
      label: t('catalogue.complete'),
      min: 0.1,
      step: 0.1,
      required: true,
    },
    { name: 'active', kind: 'check', label: t('catalogue.active') },
  ]
}

function inputOf(values: Values): SaveServiceItemMutationVariables['input'] {
  return {
    code: String(values.code).trim(),
    title: String(values.title),
    categoryCode: String(values.categoryCode),
    handling: handlings.find((known) => known === values.handling) ?? 'TRANSFER',
    requiredDocuments: documentsOf(values),
    respondWithinHours: Number(values.respond),
    completeWithinHours: Number(values.complete),
    active: values.active === true,
  }
}

import { useAction } from '../../api/use-action'
import { useText, type Say } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import type { Values } from '../../kit/action-form'
import { SaveCategoryDocument, type CategoryRowFragment } from './catalogue.gen'
import { brokenByCategory } from './catalogue-rules'

export function said(t: Say, broken: ReturnType<typeof brokenByCategory>): Record<string, string> {
  return Object.fromEntries(Object.entries(broken).map(([name, { key, with: parts }]) => [name, t(key, parts)]))
}

/** Its line and its place stay: a category never goes away, and is only called otherwise. */
export function RenameCategory({ of }: { of: CategoryRowFragment }) {
  const t = useText()
  const save = useAction(SaveCategoryDocument)
  return (
    <ActionDialog
      label={t('catalogue.rename')}
      title={`${t('catalogue.rename')} · ${of.name}`}
      draft={`category:${of.code}`}
      initial={{ name: of.name }}
      fields={[{ name: 'name', kind: 'text', label: t('catalogue.name'), required: true }]}
      check={(values) => said(t, brokenByCategory(values, null))}
      send={({ name }) => save({ code: of.code, name: String(name) })}
    />
  )
}

export function AddCategory({ below, reread }: { below: CategoryRowFragment; reread: () => void }) {
  const t = useText()
  const save = useAction(SaveCategoryDocument)
  const send = async ({ code, name }: Values) => {
    const outcome = await save({ code: `${below.code}.${String(code).trim()}`, name: String(name) })
    if (outcome.data) reread()
    return outcome
  }
  return (
    <ActionDialog
      label={t('catalogue.addCategory')}
      title={`${t('catalogue.addCategory')} · ${below.name}`}
      draft={`category-below:${below.code}`}
      fields={[
        {
          name: 'code',
          kind: 'text',
          label: t('catalogue.code'),
          hint: t('catalogue.categoryCodeHint', { code: below.code }),
          required: true,
        },
        { name: 'name', kind: 'text', label: t('catalogue.name'), required: true },
      ]}
      check={(values) => said(t, brokenByCategory(values, below.code))}
      send={send}
    />
  )
}

import type { Outcome } from '../../api/use-action'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { ticked, type Field, type Value } from '../../kit/field'

interface Area {
  readonly code: string
  readonly name: string
}

/** What somebody may vouch for: areas, and the workers of their own station. */
export interface Vouching {
  readonly areas: readonly Area[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
}

interface Props {
  of: { readonly id: string; readonly name: string; readonly status: string }
  areas: readonly Area[]
  /** Those that are ticked when the dialog opens. */
  suggested: readonly string[]
  /** What else is decided with it. */
  fields?: readonly Field[]
  verify: (areaCodes: string[], values: Readonly<Record<string, Value>>) => Promise<Outcome<unknown>>
  suspend: (reason: string) => Promise<Outcome<unknown>>
}

/** Vouches for an organisation or a group in some areas, or takes the word back. */
export function Vouch({ of, areas, suggested: areaCodes, fields = [], verify, suspend }: Props) {
  const t = useText()
  const { role } = useViewer()
  return (
    <>
      <ActionDialog
        primary={of.status !== 'VERIFIED'}
        label={t('partners.verify')}
        title={`${t('partners.verify')} · ${of.name}`}
        draft={`verify:${of.id}`}
        initial={{ areaCodes }}
        fields={[
          {
            name: 'areaCodes',
            kind: 'checks',
            label: t('partners.forAreas'),
            required: true,
            options: areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          ...fields,
        ]}
        send={(values) => verify(ticked(values.areaCodes), values)}
      />
      {of.status === 'VERIFIED' && role !== 'HUB_ADMIN' && (
        <ActionDialog
          danger
          label={t('partners.suspend')}
          title={`${t('partners.suspend')} · ${of.name}`}
          draft={`suspend:${of.id}`}
          fields={[{ name: 'reason', kind: 'long', label: t('form.reason'), required: true }]}
          send={({ reason }) => suspend(String(reason))}
        />
      )}
    </>
  )
}

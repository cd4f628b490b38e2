import { Alert } from 'antd'
import { useState } from 'react'
import { clockText } from '../../api/time'
import { useAction } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { BreakGlassDocument } from './case.gen'

const shortestReason = 20

/** An officer sees who the person is, for a while and for a reason that others read. */
export function BreakGlass({ residentId, reread }: { residentId: string; reread: () => void }) {
  const t = useText()
  const breakGlass = useAction(BreakGlassDocument)
  const [until, setUntil] = useState<string | null>(null)
  if (until) return <Alert role="status" type="warning" title={t('glass.until', { at: clockText(until) })} />
  return (
    <ActionDialog
      danger
      label={t('glass.break')}
      draft={`glass:${residentId}`}
      fields={[
        {
          name: 'reason',
          kind: 'long',
          label: t('form.reason'),
          hint: t('glass.what', { count: shortestReason }),
          required: true,
        },
      ]}
      send={async ({ reason }) => {
        const outcome = await breakGlass({ residentId, reason: String(reason) })
        if (outcome.data) setUntil(outcome.data.breakGlass.until)
        if (outcome.data) reread()
        return outcome
      }}
    />
  )
}

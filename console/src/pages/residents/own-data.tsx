import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { ActionButton, ActionDialog } from '../../kit/action-button'
import { Loaded } from '../../kit/loaded'
import { saveFile } from '../../kit/save-file'
import { AccessEntries } from './access-entries'
import { AccessLogDocument, EraseResidentDocument, ExportResidentDocument } from './residents.gen'

interface Props {
  id: string
  erased: boolean
  reread: () => void
}

/** What a person may ask of whoever keeps data on them: a copy, who read it, and that it is erased. */
export function OwnData({ id, erased, reread }: Props) {
  const t = useText()
  const { role } = useViewer()
  const copy = useAction(ExportResidentDocument)
  const [shown, show] = useState(false)
  return (
    <section className="card">
      <h2>{t('resident.data')}</h2>
      <div className="buttons">
        {!erased && (
          <ActionButton
            label={t('resident.export')}
            send={async () => {
              const outcome = await copy({ id })
              if (outcome.data) saveFile(`resident-${id}.json`, outcome.data.exportResident)
              return outcome
            }}
          />
        )}
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {t('resident.log')}
        </Button>
        {!erased && role === 'STATIONMASTER' && <Erase id={id} done={reread} />}
      </div>
      {shown && <Log id={id} />}
    </section>
  )
}

function Log({ id }: { id: string }) {
  const [result, read] = useLive({ query: AccessLogDocument, variables: { id } })
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {({ resident }) => (
        <AccessEntries residentId={id} entries={resident?.accessLog?.edges.map(({ node }) => node) ?? []} />
      )}
    </Loaded>
  )
}

/** For good: said twice, and why. */
export function Erase({ id, done }: { id: string; done: () => void }) {
  const t = useText()
  const erase = useAction(EraseResidentDocument)
  return (
    <ActionDialog
      danger
      label={t('resident.erase')}
      draft={`erase:${id}`}
      fields={[
        { name: 'reason', kind: 'long', label: t('form.reason'), required: true },
        { name: 'sure', kind: 'check', label: t('resident.eraseSure'), hint: t('resident.eraseWhat') },
      ]}
      check={({ reason, sure }): Record<string, string> =>
        reason && sure !== true ? { sure: t('resident.eraseConfirm') } : {}
      }
      send={async ({ reason }) => {
        const outcome = await erase({ id, reason: String(reason) })
        if (outcome.data) done()
        return outcome
      }}
    />
  )
}

import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { useAction } from '../../api/use-action'
import { useText, type Say } from '../../i18n/text'
import { ActionForm } from '../../kit/action-form'
import { Dialog } from '../../kit/dialog'
import { hasDraft } from '../../kit/draft'
import type { Field } from '../../kit/field'
import { problemsIn, type FieldsOf } from './service-fields'
import { closuresOf, inputOf, valuesOf } from './service-values'
import { ReviseServiceDocument, type ServiceRowFragment } from './services.gen'

interface Props {
  of: ServiceRowFragment
  fieldsOf: FieldsOf
  /** Reads it again, after a colleague has changed it. */
  reread: () => void
}

/**
 * A revision, decided on what stood there when the dialog was opened. What a colleague changed meanwhile is named, and
 * the same text can be sent from there on.
 */
export function ReviseService({ of, fieldsOf, reread }: Props) {
  const t = useText()
  const draft = `service:${of.id}`
  const [open, setOpen] = useState(() => hasDraft(draft))
  const base = useRef(of)
  const revise = useAction(ReviseServiceDocument)
  const close = () => setOpen(false)
  const fields = open ? fieldsOf(of) : []
  return (
    <>
      <Button
        onClick={() => {
          base.current = of
          setOpen(true)
        }}
      >
        {t('service.revise')}
      </Button>
      {open && (
        <Dialog title={`${t('service.revise')} · ${of.title}`} onClose={close}>
          {of.version > base.current.version && (
            <Alert
              role="status"
              type="warning"
              title={t('service.changed', { fields: changedIn(base.current, of, fields, t).join(', ') || of.status })}
            />
          )}
          <ActionForm
            draft={draft}
            fields={fields}
            initial={valuesOf(base.current, t)}
            submit={t('service.revise')}
            check={(values) => problemsIn(values, t)}
            send={async (values) => {
              const { id, version } = base.current
              const input = { id, expectedVersion: version, ...inputOf(values, t), ...closuresOf(values) }
              const outcome = await revise({ input })
              if (outcome.problem?.code === 'CONFLICT') reread()
              return outcome
            }}
            explain={({ code }) =>
              code === 'CONFLICT' ? (
                <Button htmlType="submit" onClick={() => (base.current = of)}>
                  {t('case.goOn')}
                </Button>
              ) : undefined
            }
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  )
}

/** The fields, in words, that stand otherwise than before. */
function changedIn(before: ServiceRowFragment, now: ServiceRowFragment, fields: readonly Field[], t: Say): string[] {
  const [old, young] = [valuesOf(before, t), valuesOf(now, t)]
  return fields.filter(({ name }) => String(old[name]) !== String(young[name])).map(({ label }) => label)
}

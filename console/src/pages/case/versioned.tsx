import { Button } from 'antd'
import { useRef, useState } from 'react'
import { timeText } from '../../api/time'
import type { Outcome } from '../../api/use-action'
import { useText } from '../../i18n/text'
import { ActionForm, type Values } from '../../kit/action-form'
import { Dialog } from '../../kit/dialog'
import { hasDraft } from '../../kit/draft'
import type { Field } from '../../kit/field'
import { Said } from '../../kit/problem-note'
import type { CaseFullFragment } from './case.gen'

interface Props {
  of: CaseFullFragment
  /** Reads the case again, after somebody else has changed it. */
  reread: () => void
  /** Whether it may be begun now; one that has been begun stays until it is sent or given up. */
  when: boolean
  name: string
  label: string
  primary?: boolean
  danger?: boolean
  fields: readonly Field[]
  initial?: Values
  send: (values: Values, version: number) => Promise<Outcome<unknown>>
}

/**
 * A change to a case, decided on what stood there when the dialog was opened. What somebody else did meanwhile is
 * shown, and the same text can be sent from there on.
 */
export function VersionedAction({ of, reread, when, name, label, primary, danger, send, ...form }: Props) {
  const t = useText()
  const draft = `${name}:${of.id}`
  const [open, setOpen] = useState(() => when && hasDraft(draft))
  const base = useRef(baseOf(of))
  const close = () => setOpen(false)
  const begin = () => {
    base.current = baseOf(of)
    setOpen(true)
  }
  if (!when && !open) return null
  const news = of.timeline.edges.map(({ node }) => node).filter(({ sequence }) => sequence > base.current.sequence)
  return (
    <>
      {when && (
        <Button type={primary ? 'primary' : 'default'} danger={danger ?? false} onClick={begin}>
          {label}
        </Button>
      )}
      {open && (
        <Dialog title={`${label} · ${of.number}`} onClose={close}>
          {of.version > base.current.version && (
            <section className="card" aria-live="polite" data-changed>
              <h3>{t('case.changed')}</h3>
              <ul>
                {news.map(({ id, at, text }) => (
                  <li key={id}>
                    {timeText(at)} <Said text={text} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <ActionForm
            {...form}
            draft={draft}
            submit={label}
            danger={danger ?? false}
            send={async (values) => {
              const outcome = await send(values, base.current.version)
              if (outcome.problem?.code === 'CONFLICT') reread()
              return outcome
            }}
            explain={({ code }) =>
              code === 'CONFLICT' ? (
                <Button htmlType="submit" onClick={() => (base.current = baseOf(of))}>
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

function baseOf({ version, timeline }: CaseFullFragment) {
  return { version, sequence: Math.max(0, ...timeline.edges.map(({ node }) => node.sequence)) }
}

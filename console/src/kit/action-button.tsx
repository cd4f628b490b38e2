import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Problem } from '../api/problem'
import type { Outcome } from '../api/use-action'
import { ActionForm, type Values } from './action-form'
import { Dialog } from './dialog'
import { hasDraft } from './draft'
import type { Field } from './field'
import { ProblemNote } from './problem-note'

interface ButtonProps {
  label: string
  primary?: boolean
  danger?: boolean
  disabled?: boolean
  send: () => Promise<Outcome<unknown>>
}

/** A change that needs nothing to be typed. */
export function ActionButton({ label, primary, danger, disabled, send }: ButtonProps) {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const clicked = async () => {
    setSending(true)
    const outcome = await send()
    setSending(false)
    setProblem(outcome.problem)
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger ?? false}
        disabled={disabled ?? false}
        loading={sending && { delay: 300 }}
        onClick={() => void clicked()}
      >
        {label}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  )
}

interface DialogProps {
  label: string
  title?: string
  /** What it does, where the title does not say it all. */
  what?: string
  primary?: boolean
  danger?: boolean
  draft: string
  fields: readonly Field[]
  initial?: Values
  send: (values: Values) => Promise<Outcome<unknown>>
  check?: (values: Values) => Readonly<Record<string, string>>
  explain?: (problem: Problem) => ReactNode
}

/** A change that needs something to be typed. The dialog is open again after a reload while there is something in it. */
export function ActionDialog({ label, title, what, primary, danger, ...form }: DialogProps) {
  const [open, setOpen] = useState(() => hasDraft(form.draft))
  const close = () => setOpen(false)
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} danger={danger ?? false} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={title ?? label} onClose={close}>
          {what && <p>{what}</p>}
          <ActionForm {...form} danger={danger ?? false} submit={label} onDone={close} onCancel={close} />
        </Dialog>
      )}
    </>
  )
}

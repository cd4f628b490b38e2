import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Outcome } from '../api/use-action'
import type { Problem } from '../api/problem'
import { useText } from '../i18n/text'
import { useDraft } from './draft'
import { FieldRow, type Field, type Value } from './field'
import { ProblemNote } from './problem-note'

export type Values = Readonly<Record<string, Value>>

interface Props {
  /** Under which what is typed is kept in this window. */
  draft: string
  fields: readonly Field[]
  initial?: Values
  submit: string
  danger?: boolean
  /** Sends it; a problem leaves everything as it was typed. */
  send: (values: Values) => Promise<Outcome<unknown>>
  onDone?: () => void
  onCancel?: () => void
  /** What is said above the buttons where the problem needs more than words. */
  explain?: (problem: Problem) => ReactNode
  /** Told of what is typed: for a form that explains rules as they are broken. */
  check?: (values: Values) => Readonly<Record<string, string>>
}

const nothing: Values = {}

/** A form for one change: typed text survives a reload, a refusal and a lost connection. */
export function ActionForm(props: Props) {
  const { draft, fields, initial = nothing, submit, danger, send, onDone, onCancel, explain, check } = props
  const t = useText()
  const [values, change, clear] = useDraft<Values>(draft, initial)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const broken = check?.(values) ?? {}
  const submitted = async () => {
    const absent = fields.filter(({ name, required }) => required && isEmpty(values[name])).map(({ name }) => name)
    setMissing(absent)
    if (absent.length > 0 || Object.keys(broken).length > 0) return
    setSending(true)
    setProblem(null)
    const outcome = await send(values)
    setSending(false)
    if (outcome.problem) return setProblem(outcome.problem)
    clear()
    onDone?.()
  }
  const problemIn = (name: string) => {
    if (missing.includes(name)) return t('form.missing')
    return broken[name] ?? problem?.fields.find(({ path }) => path.replace(/^input\./, '').startsWith(name))?.message
  }
  return (
    <form
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submitted()
      }}
    >
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          value={values[field.name]}
          problem={problemIn(field.name)}
          onChange={(value) => change({ ...values, [field.name]: value })}
        />
      ))}
      {problem && <ProblemNote problem={problem} action={explain?.(problem)} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" danger={danger ?? false} loading={sending && { delay: 300 }}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('action.cancel')}</Button>}
      </div>
    </form>
  )
}

function isEmpty(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === ''
}

import { Button } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Outcome } from '../api/use-action'
import type { Problem } from '../api/problem'
import { useText } from '../i18n/text'
import { useDraft } from './draft'
import { FieldRow, type Field, type Value } from './field'
import { numberProblem } from './number-rule'
import { ProblemNote, Said } from './problem-note'

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
  /** What was typed stays once it is sent: it is looked at, mended and sent again. */
  keep?: boolean
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
  const {
    draft,
    fields,
    initial = nothing,
    submit,
    danger,
    send,
    keep = false,
    onDone,
    onCancel,
    explain,
    check,
  } = props
  const t = useText()
  const [values, change, clear] = useDraft<Values>(draft, initial)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [sending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [tries, count] = useState(0)
  const broken = check?.(values) ?? {}
  // What is wrong is gone to, for whoever does not see it: only after sending was tried, never while somebody types.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [tries])
  const submitted = async () => {
    const found: Record<string, string> = {}
    for (const field of fields) {
      const { name, required } = field
      const said = required && isEmpty(values[name]) ? t('form.missing') : numberProblem(t, field, values[name])
      // What the form itself says of a number is more to the point.
      if (said && (isEmpty(values[name]) || !broken[name])) found[name] = said
    }
    setWrong(found)
    if (Object.keys({ ...found, ...broken }).length > 0) return count(tries + 1)
    setSending(true)
    setProblem(null)
    const outcome = await send(values)
    setSending(false)
    if (outcome.problem) {
      count(tries + 1)
      return setProblem(outcome.problem)
    }
    if (!keep) clear()
    onDone?.()
  }
  const problemIn = (name: string) => {
    const refused = problem?.fields.find(({ path }) => fieldOf(path, fields)?.name === name)
    return wrong[name] ?? broken[name] ?? (refused && <Said text={refused.message} />)
  }
  const changed = (name: string, value: Value) => {
    change({ ...values, [name]: value })
    setWrong(({ [name]: _mended, ...others }) => others)
  }
  const elsewhere = problem && { ...problem, fields: problem.fields.filter(({ path }) => !fieldOf(path, fields)) }
  return (
    <form
      ref={form}
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
          onChange={(value) => changed(field.name, value)}
        />
      ))}
      {elsewhere && problem && <ProblemNote problem={elsewhere} action={explain?.(problem)} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" danger={danger ?? false} loading={sending && { delay: 300 }}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('action.cancel')}</Button>}
      </div>
    </form>
  )
}

/** What was filled in to make the part of the input that a path names. */
function fieldOf(path: string, fields: readonly Field[]): Field | undefined {
  const part = `${path.replace(/^input\./, '')}.`
  return fields.find(({ name, paths = [name] }) => paths.some((own) => part.startsWith(`${own}.`)))
}

function isEmpty(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === ''
}

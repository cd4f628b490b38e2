import { useId, type ReactNode } from 'react'
import { useText } from '../i18n/text'
import { Checks } from './checks'

export type Value = string | number | boolean | readonly string[] | null

/** What is ticked of several. */
export function ticked(value: Value | undefined): string[] {
  return Array.isArray(value) ? [...(value as string[])] : []
}

interface Common {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  /** Which parts of the input are made of it, as the hub names them; its name, unless they are given. */
  readonly paths?: readonly string[]
}

/** What a control of a page's own is given. */
export interface ControlProps {
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly described: string | undefined
  readonly invalid: true | undefined
}

/** One thing to fill in. */
export type Field = Common &
  (
    | { readonly kind: 'long' | 'date' | 'datetime' | 'url' }
    /** What is often typed is suggested; anything else may be. */
    | { readonly kind: 'text'; readonly suggestions?: readonly string[] }
    | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly step?: number }
    | { readonly kind: 'check' }
    | { readonly kind: 'own'; readonly control: (props: ControlProps) => ReactNode }
    | {
        readonly kind: 'select' | 'checks'
        readonly options: readonly { readonly value: string; readonly label: string }[]
      }
  )

interface Props {
  field: Field
  value: Value | undefined
  problem: ReactNode
  onChange: (value: Value) => void
}

export function FieldRow({ field, value, problem, onChange }: Props) {
  const t = useText()
  const id = useId()
  const wrong = problem ? true : undefined
  const described = [field.hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].join(' ').trim()
  const common = {
    id,
    name: field.name,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': wrong,
    'aria-required': field.required ? true : undefined,
  } as const
  const below: ReactNode = (
    <>
      {field.hint && (
        <small id={`${id}-hint`} className="quiet">
          {field.hint}
        </small>
      )}
      {problem && (
        <small id={`${id}-problem`} className="wrong">
          {problem}
        </small>
      )}
    </>
  )
  if (field.kind === 'check')
    return (
      <div className="field">
        <label>
          <input
            {...common}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />{' '}
          {field.label}
        </label>
        {below}
      </div>
    )
  if (field.kind === 'own')
    return (
      <fieldset className="field" data-field={field.name}>
        <legend>
          {field.label}
          {field.required && <Star />}
        </legend>
        {field.control({ value, onChange, described: common['aria-describedby'], invalid: wrong })}
        {below}
      </fieldset>
    )
  if (field.kind === 'checks')
    return (
      <fieldset className="field" data-field={field.name} aria-describedby={common['aria-describedby']}>
        <legend>
          {field.label}
          {field.required && <Star />}
        </legend>
        <Checks
          label={field.label}
          options={field.options}
          chosen={ticked(value)}
          invalid={wrong}
          onChange={onChange}
        />
        {below}
      </fieldset>
    )
  const suggestions = field.kind === 'text' ? field.suggestions : undefined
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {field.required && <Star />}
      </label>
      {field.kind === 'long' ? (
        <textarea {...common} rows={4} value={text} onChange={(event) => onChange(event.target.value)} />
      ) : field.kind === 'select' ? (
        <select {...common} value={text} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('form.choose')}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={field.kind === 'datetime' ? 'datetime-local' : field.kind}
          {...(field.kind === 'number' && { min: field.min, max: field.max, step: field.step ?? 1 })}
          {...(suggestions && { list: `${id}-suggestions` })}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {below}
    </div>
  )
}

function Star() {
  return (
    <span aria-hidden="true" className="wrong">
      {' *'}
    </span>
  )
}

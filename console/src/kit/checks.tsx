import { useState } from 'react'
import { useText } from '../i18n/text'

/** Beyond so many, what is wanted is found by typing a part of it. */
const many = 12

interface Props {
  label: string
  options: readonly { readonly value: string; readonly label: string }[]
  chosen: readonly string[]
  invalid: true | undefined
  onChange: (chosen: readonly string[]) => void
}

/** Several of several. What is ticked stays in sight, whatever is looked for. */
export function Checks({ label, options, chosen, invalid, onChange }: Props) {
  const t = useText()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = options.filter((one) => chosen.includes(one.value) || one.label.toLowerCase().includes(wanted))
  return (
    <>
      {options.length > many && (
        <input
          type="search"
          className="find"
          aria-label={t('form.find', { label })}
          placeholder={t('form.findPart')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      {shown.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            aria-invalid={invalid}
            checked={chosen.includes(option.value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, option.value] : chosen.filter((other) => other !== option.value))
            }
          />{' '}
          {option.label}
        </label>
      ))}
      {shown.length === 0 && wanted !== '' && <p className="quiet">{t('form.noneFound')}</p>}
    </>
  )
}

import type { Say } from '../i18n/text'
import type { Field, Value } from './field'

/** What is wrong with a number that was typed; nothing where there is none. The hub would refuse it without saying why. */
export function numberProblem(t: Say, field: Field, value: Value | undefined): string | undefined {
  if (field.kind !== 'number' || value === undefined || value === null || value === '') return undefined
  const { min = -Infinity, max = Infinity, step = 1 } = field
  const number = Number(value)
  if (!Number.isFinite(number) || (Number.isInteger(step) && !Number.isInteger(number))) return t('form.whole')
  if (number < min) return t('form.atLeast', { min })
  return number > max ? t('form.atMost', { max }) : undefined
}

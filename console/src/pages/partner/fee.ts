import type { Key, Say } from '../../i18n/text'

/** What is most often paid for, with words of its own; anything else stands as it was typed. */
export const units = [
  ...['visit', 'hour', 'day', 'month', 'session', 'person', 'piece', 'meal'],
  ...['errand', 'haircut', 'key', 'load', 'pick-up'],
] as const

const yuan = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'CNY',
  currencyDisplay: 'narrowSymbol',
  trailingZeroDisplay: 'stripIfInteger',
})

/** `hour` in the reader's language. */
export function unitText(t: Say, unit: string): string {
  return (units as readonly string[]).includes(unit) ? t(`unit.${unit}` as Key) : unit
}

/** What was typed, as the hub keeps it: a known unit is one thing in every language. */
export function unitOf(t: Say, typed: string): string {
  return units.find((unit) => t(`unit.${unit}`) === typed) ?? typed
}

interface Fee {
  readonly kind: 'FREE' | 'FIXED' | 'FROM'
  readonly amount?: number | null
  readonly unit?: string | null
}

/** `From ¥76 per visit`. */
export function feeText(t: Say, { kind, amount, unit }: Fee): string {
  if (kind === 'FREE' || amount === null || amount === undefined) return t(`feeKind.${kind}`)
  const price = yuan.format(amount)
  const least = kind === 'FROM' ? t('fee.from', { price }) : price
  return unit ? t('fee.per', { price: least, unit: unitText(t, unit) }) : least
}

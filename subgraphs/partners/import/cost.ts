import type { Checks } from '../../../shared/validation'
import { FeeKind, type FeeDraft } from '../service/fee'
import type { HsdsRow } from './hsds-row'
import type { Moment } from './schedules'

const free = /\b(free|no (charge|cost|fee)s?|none)\b|免费|无偿/i
const atLeast = /\b(from|at least|minimum)\b|起/i

/** What it costs, and where the row says so: the cheapest of its options that hold now. */
export function readCost(checks: Checks, row: HsdsRow, { today }: Moment): { fee: FeeDraft; path: string } {
  const options = (row.cost_options ?? [])
    .map((option, n) => ({ option, path: `cost_options[${n}]` }))
    .filter(({ option: { valid_from: from, valid_to: to } }) => (from ?? '') <= today && today <= (to ?? '9'))
  const [first] = options
  if (!first) return { fee: withoutOptions(checks, row), path: 'cost_options' }
  for (const { option, path } of options) {
    const ours = !option.currency || option.currency.toUpperCase() === 'CNY'
    checks.that(ours, `${path}.currency`, 'Must be CNY.')
  }
  const cheapest = options.reduce((best, one) => (amountOf(one.option) < amountOf(best.option) ? one : best), first)
  const { option, path } = cheapest
  const amounts = new Set(options.map((one) => one.option.amount ?? null))
  const kind = kindOf(option.option, option.amount ?? null, amounts.size > 1)
  return {
    fee: {
      kind,
      amount: kind === FeeKind.FREE ? null : (option.amount ?? null),
      unit: option.amount_description ?? null,
    },
    path,
  }
}

type CostOption = NonNullable<HsdsRow['cost_options']>[number]

function amountOf({ amount, option }: CostOption): number {
  return amount ?? (free.test(option ?? '') ? 0 : Infinity)
}

function kindOf(name: string | null | undefined, amount: number | null, several: boolean): FeeKind {
  const said = (name ?? '').trim().toUpperCase()
  if (said === FeeKind.FIXED && !several) return FeeKind.FIXED
  if (several || said === FeeKind.FROM || atLeast.test(name ?? '')) return FeeKind.FROM
  return amount === 0 || (amount === null && free.test(name ?? '')) ? FeeKind.FREE : FeeKind.FIXED
}

function withoutOptions(checks: Checks, { fees_description: text }: HsdsRow): FeeDraft {
  const known = !text?.trim() || free.test(text)
  checks.that(known, 'cost_options', 'Must give an amount in CNY: fees_description alone is no figure.')
  return { kind: FeeKind.FREE }
}

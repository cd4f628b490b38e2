import type { Checks } from '../../../shared/validation'

export enum FeeKind {
  FREE = 'FREE',
  FIXED = 'FIXED',
  FROM = 'FROM',
}

/** What a service costs whoever uses it. */
export interface Fee {
  readonly kind: FeeKind
  /** CNY; null exactly when it is free */
  readonly amount: number | null
  /** `visit`, `hour`, `meal` */
  readonly unit: string | null
}

/** A fee as it is handed in. */
export interface FeeDraft {
  readonly kind: FeeKind
  readonly amount?: number | null
  readonly unit?: string | null
}

const most = 1_000_000

/** Records every broken rule; money is rounded to fen. */
export function checkFee(checks: Checks, path: string, draft: FeeDraft): Fee {
  const unit = checks.optionalText(`${path}.unit`, draft.unit, { max: 40 })
  const amount = draft.amount ?? null
  if (draft.kind === FeeKind.FREE) {
    checks.that(amount === null || amount === 0, `${path}.amount`, 'Must be left out: it is free.')
    return { kind: draft.kind, amount: null, unit }
  }
  checks.that(amount !== null, `${path}.amount`, 'Must be given, in CNY, unless the service is free.')
  if (amount !== null) checks.number(`${path}.amount`, amount, { min: 0, max: most })
  return { kind: draft.kind, amount: amount === null ? null : Math.round(amount * 100) / 100, unit }
}

/** `Free of charge`, `CNY 50 a visit`, `From CNY 20` */
export function feeText(fee: Fee): string {
  if (fee.kind === FeeKind.FREE) return 'Free of charge'
  const amount = `CNY ${fee.amount}${fee.unit === null ? '' : ` a ${fee.unit}`}`
  return fee.kind === FeeKind.FROM ? `From ${amount}` : amount
}

import type { Key } from '../i18n/text'
import { useText } from '../i18n/text'

type Tone = 'new' | 'on' | 'good' | 'bad' | 'warn'

const tones: Readonly<Record<string, Tone>> = {
  RECEIVED: 'new',
  OFFERED: 'new',
  OPEN: 'new',
  ACCEPTED: 'on',
  FILLED: 'on',
  CHECKED_IN: 'on',
  COORDINATING: 'on',
  REPORTED: 'on',
  RESOLVED: 'good',
  CONFIRMED: 'good',
  VERIFIED: 'good',
  LISTED: 'good',
  DELIVERED: 'good',
  DONE: 'good',
  DECLINED: 'bad',
  EXPIRED: 'bad',
  FAILED: 'bad',
  SUSPENDED: 'bad',
  DEGRADED: 'bad',
  EMERGENCY: 'bad',
  OVERDUE: 'bad',
  ERROR: 'bad',
  HIGH: 'warn',
  RETRYING: 'warn',
  APPLIED: 'warn',
  WARNING: 'warn',
  escalated: 'warn',
}

/** A state or kind, in words; its colour says nothing that the words do not. */
export function Mark({ of, value }: { of: string; value: string }) {
  const t = useText()
  return <span className={`mark ${tones[value] ?? ''}`}>{t(`${of}.${value}` as Key)}</span>
}

import type { Key, Say } from '../../i18n/text'

/** What an organisation's systems may be told of. */
export const events = [
  'referral.offered',
  'referral.withdrawn',
  'referral.urged',
  'referral.confirmed',
  'referral.returned',
  'service.suspended',
  'webhook.disabled',
] as const

const words: Readonly<Record<(typeof events)[number] | 'webhook.test', Key>> = {
  'referral.offered': 'hook.offered',
  'referral.withdrawn': 'hook.withdrawn',
  'referral.urged': 'hook.urged',
  'referral.confirmed': 'hook.confirmed',
  'referral.returned': 'hook.returned',
  'service.suspended': 'hook.suspended',
  'webhook.disabled': 'hook.disabled',
  'webhook.test': 'hook.test',
}

/** What happens, in words; one that is not known here goes by its name. */
export function eventText(t: Say, event: string): string {
  const key = (words as Readonly<Record<string, Key>>)[event]
  return key ? t(key) : event
}

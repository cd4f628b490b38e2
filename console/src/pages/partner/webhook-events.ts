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

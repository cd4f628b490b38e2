/** Every kind of thing that demo data gives a fixed id to. Append only: the position is part of the id. */
export const demoKinds = [
  'station',
  'staff',
  'zone',
  'household',
  'resident',
  'consent',
  'visit',
  'appointment',
  'proposal',
  'responsibility',
  'access',
  'category',
  'item',
  'case',
  'document',
  'referral',
  'evaluation',
  'event',
  'note',
  'certificate',
  'notice',
  'plan',
  'organization',
  'service',
  'verification',
  'client',
  'webhook',
  'group',
  'volunteer',
  'membership',
  'skill',
  'task',
  'claim',
  'assignment',
  'entry',
  'account',
  'batch',
  'step',
  'officer',
  'admin',
  'support',
  'slot',
  'message',
] as const

export type DemoKind = (typeof demoKinds)[number]

/**
 * The fixed id of the n-th thing of a kind, in the shape of a UUIDv7 (its time is in 2023, so it sorts before real ones).
 * Different pairs have different ids for n from 0 to 281,474,976,710,655.
 */
export function demoId(kind: DemoKind, n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n > 0xffff_ffff_ffff) throw new RangeError(`No demo ${kind} has number ${n}`)
  const number = (demoKinds.indexOf(kind) + 1).toString(16).padStart(3, '0')
  return `01890000-0000-7${number}-8000-${n.toString(16).padStart(12, '0')}`
}

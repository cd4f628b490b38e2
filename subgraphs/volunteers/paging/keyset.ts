import { ValidationFailed } from '../../../shared/errors'
import type { CursorKey, Page } from '../../../shared/graphql/connection'
import { isUuid } from '../../../shared/validation'

/** What the parts of a list's cursor are. */
export type KeyPart = 'time' | 'text' | 'number' | 'id'

const fits: Record<KeyPart, (part: CursorKey[number]) => boolean> = {
  time: (part) => typeof part === 'string' && !Number.isNaN(Date.parse(part)),
  text: (part) => typeof part === 'string' && !part.includes('\0'),
  number: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  id: (part) => typeof part === 'string' && isUuid(part),
}

/** Where a page begins, or null for the start. A cursor of another list, or a made-up one, throws ValidationFailed. */
export function keyset<Key extends CursorKey>({ after }: Page, ...parts: readonly KeyPart[]): Key | null {
  if (after === null) return null
  const whole = after.length === parts.length && parts.every((part, index) => fits[part](after[index] ?? null))
  if (whole) return after as Key
  throw new ValidationFailed([{ path: 'after', message: 'Is not a cursor of this list.' }])
}

import { createRequire } from 'node:module'
import { shiftTime } from '../shifted-time'

/** The hub as it is, at the time that a file says (see `shifted-time.ts`). */
export async function main([file = '']: readonly string[]): Promise<void> {
  shiftTime(file)
  // Loaded now, so that all of it knows no other time.
  const hub = createRequire(__filename)('../../../gateway/main') as typeof import('../../../gateway/main')
  await hub.main()
}

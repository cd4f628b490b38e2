import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { DataKeys } from '../../../shared/process'
import type { CalendarOwner } from './calendar'

const kinds = ['VOLUNTEER', 'GROUP'] as const
const idBytes = 16
const macBytes = 20

/**
 * Secret parts of calendar addresses: who the owner is, and a proof that the hub made it for this generation. They are
 * worked out whenever one is needed, so there is nothing in the database that a thief could use. An address that was made
 * with the data key before the present one still works, for as long as the hub knows that one.
 */
export class CalendarTokens {
  constructor(private readonly dataKeys: DataKeys) {}

  write(owner: CalendarOwner, generation: number): string {
    return written(this.dataKeys().current, owner, generation)
  }

  /** Whose it would be; whether it is genuine, `proves` tells. Null: it is not of this form. */
  owner(token: string): CalendarOwner | null {
    const bytes = Buffer.from(token, 'base64url')
    const kind = kinds[bytes[0] ?? -1]
    if (bytes.length !== 1 + idBytes + macBytes || bytes.toString('base64url') !== token || !kind) return null
    const hex = bytes.subarray(1, 1 + idBytes).toString('hex')
    return { kind, id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
  }

  /** Whether the hub made this token for its owner's present generation. */
  proves(token: string, owner: CalendarOwner, generation: number): boolean {
    const { current, previous } = this.dataKeys()
    const keys = previous === null ? [current] : [current, previous]
    return keys.some((key) => equal(token, written(key, owner, generation)))
  }
}

function written(dataKey: string, { kind, id }: CalendarOwner, generation: number): string {
  const named = Buffer.from([kinds.indexOf(kind), ...Buffer.from(id.replaceAll('-', ''), 'hex')])
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'station-hub calendar feeds', 32))
  const mac = createHmac('sha256', key).update(named).update(`.${generation}`).digest().subarray(0, macBytes)
  return Buffer.concat([named, mac]).toString('base64url')
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

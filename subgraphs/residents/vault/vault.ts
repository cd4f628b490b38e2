import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { DataKeys } from '../../../shared/process/data-key'
import { openSealed, sealText } from './cipher'

/** A key as it is kept: wrapped by the hub's data key, useless without it. Begins with the id of what wrapped it. */
export type WrappedKey = Buffer
/** A value as it is kept: nonce, tag, ciphertext. */
export type Sealed = Buffer

/** What is derived of one data key (HKDF, RFC 5869). */
interface MasterKey {
  readonly wrapping: Buffer
  readonly indexing: Buffer
  readonly id: Buffer
}

export const keyIdBytes = 4

/**
 * Seals personal values (AES-256-GCM, NIST SP 800-38D) with a key for each person, itself sealed by the hub's data key.
 * Whoever destroys the person's key has destroyed the values. `context` binds a sealed value to its place
 * (`<resident id>.phone`): moved elsewhere, it does not open. While the data key is rotated, what the one before it has
 * wrapped still opens, and whatever is wrapped anew is wrapped by the current one.
 */
export class Vault {
  private readonly masters = new Map<string, MasterKey>()

  constructor(private readonly keys: DataKeys) {
    this.ring()
  }

  /** A fresh key for the owner of the given id, wrapped. */
  newKey(ownerId: string): WrappedKey {
    return wrap(this.current(), randomBytes(32), ownerId)
  }

  seal(key: WrappedKey, ownerId: string, field: string, value: string): Sealed {
    return sealText(this.unwrap(key, ownerId), Buffer.from(value, 'utf8'), `${ownerId}.${field}`)
  }

  /** Throws when the value or the key was tampered with, or is another owner's or field's. */
  open(key: WrappedKey, ownerId: string, field: string, sealed: Sealed): string {
    return openSealed(this.unwrap(key, ownerId), sealed, `${ownerId}.${field}`).toString('utf8')
  }

  /** The same key, wrapped by the current data key. */
  rewrap(key: WrappedKey, ownerId: string): WrappedKey {
    return wrap(this.current(), this.unwrap(key, ownerId), ownerId)
  }

  /** What the keys begin with that the current data key has wrapped. */
  currentKeyId(): Buffer {
    return this.current().id
  }

  /** A keyed hash by which equal values can be found without being read. */
  blindIndex(field: string, value: string): Buffer {
    return index(this.current(), field, value)
  }

  /** The hashes that a value may be stored under: while the data key is rotated there are two. */
  blindIndexes(field: string, value: string): Buffer[] {
    return this.ring().map((master) => index(master, field, value))
  }

  /** Changes with the data keys: for those who remember hashes. */
  ringId(): string {
    return this.ring()
      .map(({ id }) => id.toString('hex'))
      .join(' ')
  }

  private unwrap(key: WrappedKey, ownerId: string): Buffer {
    const master = this.ring().find(({ id }) => id.equals(key.subarray(0, keyIdBytes)))
    if (!master) throw new Error('A key was wrapped by a data key that is not here (HUB_DATA_KEY_PREVIOUS).')
    return openSealed(master.wrapping, key.subarray(keyIdBytes), `${ownerId}.key`)
  }

  private current(): MasterKey {
    return this.masterOf(this.keys().current)
  }

  private ring(): MasterKey[] {
    const { current, previous } = this.keys()
    return (previous === null ? [current] : [current, previous]).map((key) => this.masterOf(key))
  }

  private masterOf(dataKey: string): MasterKey {
    const master = this.masters.get(dataKey) ?? masterKey(Buffer.from(dataKey))
    this.masters.set(dataKey, master)
    return master
  }
}

function masterKey(dataKey: Buffer): MasterKey {
  if (dataKey.length < 32) throw new Error('the data key must have at least 32 bytes')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', dataKey, '', purpose, 32))
  const wrapping = derive('station-hub wrap')
  const id = createHash('sha256').update(wrapping).digest().subarray(0, keyIdBytes)
  return { wrapping, indexing: derive('station-hub blind index'), id }
}

function wrap(master: MasterKey, key: Buffer, ownerId: string): WrappedKey {
  return Buffer.concat([master.id, sealText(master.wrapping, key, `${ownerId}.key`)])
}

function index({ indexing }: MasterKey, field: string, value: string): Buffer {
  return createHmac('sha256', indexing).update(`${field}\u0000${value}`).digest()
}

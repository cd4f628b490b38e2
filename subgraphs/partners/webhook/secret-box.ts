import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { DataKeys } from '../../../shared/process/data-key'

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/**
 * Seals webhook secrets with a key derived from the hub's data key. A sealed secret opens for its endpoint alone. What
 * the data key before the current one has sealed opens as well, until it is sealed anew.
 */
export class SecretBox {
  constructor(private readonly keys: DataKeys) {}

  seal(endpointId: string, secret: string): Buffer {
    const nonce = randomBytes(nonceBytes)
    const sealing = createCipheriv(cipher, derived(this.keys().current), nonce).setAAD(Buffer.from(endpointId))
    const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()])
    return Buffer.concat([nonce, sealing.getAuthTag(), text])
  }

  /** Throws when it was tampered with, or is another endpoint's. */
  open(endpointId: string, sealed: Buffer): string {
    const { current, previous } = this.keys()
    try {
      return open(derived(current), endpointId, sealed)
    } catch (error) {
      if (previous === null) throw error
      return open(derived(previous), endpointId, sealed)
    }
  }
}

function derived(dataKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'station-hub webhook secrets', 32))
}

function open(key: Buffer, endpointId: string, sealed: Buffer): string {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(endpointId)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8')
}

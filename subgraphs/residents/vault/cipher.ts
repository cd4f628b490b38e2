import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM under a fresh nonce: nonce, tag, ciphertext. `context` is authenticated with it. */
export function sealText(key: Buffer, value: Buffer, context: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(context))
  const text = Buffer.concat([sealing.update(value), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), text])
}

/** Throws when anything about it was changed, or it belongs to another context. */
export function openSealed(key: Buffer, sealed: Buffer, context: string): Buffer {
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(context)).setAuthTag(tag)
  return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()])
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a signature covers: everything that decides what the receiver does. */
export interface SignedParts {
  readonly method: string
  readonly path: string
  /** The caller's identity and request, as header text. */
  readonly caller: string
  readonly body: Buffer | string
}

/** How long a signature is good for, to either side of the receiver's clock. */
export const signatureLifeSeconds = 60

/** `<seconds since the epoch>.<nonce>.<HMAC-SHA256>`, for the header of a request between the hub's own processes. */
export function signature(key: string, parts: SignedParts, now: Date): string {
  const time = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(16).toString('base64url')
  return `${time}.${nonce}.${mac(key, parts, time, nonce)}`
}

function mac(key: string, { method, path, caller, body }: SignedParts, time: string, nonce: string): string {
  const bodyHash = createHash('sha256').update(body).digest('base64url')
  return createHmac('sha256', key).update([method, path, caller, bodyHash, time, nonce].join('\n')).digest('base64url')
}

/** Holds signatures against the key and remembers them while they live, so that none is good twice. */
export class SignatureGuard {
  private readonly seen = new Map<string, number>()

  constructor(private readonly key: string) {}

  accepts(header: string | undefined, parts: SignedParts, now: Date): boolean {
    const [time = '', nonce = '', given = '', ...rest] = (header ?? '').split('.')
    const seconds = now.getTime() / 1000
    const age = Math.abs(seconds - Number(time))
    if (rest.length > 0 || !/^\d+$/.test(time) || nonce.length < 16 || age > signatureLifeSeconds) return false
    if (!equal(given, mac(this.key, parts, time, nonce))) return false
    this.forget(seconds)
    if (this.seen.has(nonce)) return false
    this.seen.set(nonce, Number(time) + 2 * signatureLifeSeconds)
    return true
  }

  /** Nonces were put in about in the order in which they end. */
  private forget(seconds: number): void {
    for (const [nonce, end] of this.seen) {
      if (end > seconds) return
      this.seen.delete(nonce)
    }
  }
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { LRUCache } from 'lru-cache'

/** Signs as the hub, for one audience, without naming anybody. */
export interface AudienceSigner {
  signFor(audience: string, options: { ttlSeconds: number; now: Date }): Promise<string>
}

const lifeSeconds = 60
/** A token is shown for the first half of its life, so that none ends on its way. Milliseconds. */
const usedFor = 30_000

/** What the hub shows to partners' services: that it is the hub that asks, and that it asks this one. */
export class AudienceTokens {
  private readonly signed = new LRUCache<string, { token: Promise<string>; at: number }>({ max: 1_000 })

  constructor(
    private readonly signer: AudienceSigner,
    private readonly now: () => Date,
  ) {}

  for(audience: string): Promise<string> {
    const now = this.now()
    const known = this.signed.get(audience)
    if (known && now.getTime() - known.at < usedFor) return known.token
    const token = this.signer.signFor(audience, { ttlSeconds: lifeSeconds, now })
    this.signed.set(audience, { token, at: now.getTime() })
    token.catch(() => this.signed.delete(audience))
    return token
  }
}

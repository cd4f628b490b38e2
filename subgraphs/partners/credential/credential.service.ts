import type { TokenClaims } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import { claimsOf, graceMilliseconds, hashOf, mayEnter, newSecret, works } from './credential'
import { mayIssueFor } from './credential.policy'
import type { CredentialStore } from './credential.store'

/** A pair as it is shown, once. */
export interface IssuedCredential {
  readonly clientId: string
  readonly clientSecret: string
  readonly tokenUrl: string
  readonly issuedAt: Date
}

/** A system that has shown its credential. */
export interface Admitted {
  readonly claims: TokenClaims
  /** Null while the credential has no end. */
  readonly endsAt: Date | null
}

/** How the systems of organisations and groups come in. */
export class CredentialService {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly tokenUrl: () => string,
  ) {}

  /** A new pair; earlier ones work one more day. Throws NotFound, Forbidden, IllegalTransition. */
  issue(caller: Caller, holderId: string): Promise<IssuedCredential> {
    return caller.write(async (tx) => {
      const holder = isUuid(holderId) ? await this.credentials.lockHolder(tx, holderId) : null
      const outsider = tx.viewer.role === 'PARTNER' || tx.viewer.role === 'VOLUNTEER_COORDINATOR'
      if (!holder || (outsider && !mayIssueFor(tx.viewer, holder))) throw new NotFound('holder')
      if (!mayIssueFor(tx.viewer, holder)) throw new Forbidden('It does not work within your area.')
      if (holder.status !== 'VERIFIED') throw new IllegalTransition('holder', holder.status, ['VERIFIED'])
      const issuedAt = this.clock.now()
      await this.credentials.endAll(tx, holder.id, new Date(issuedAt.getTime() + graceMilliseconds))
      const [id, secret] = [this.ids.next(), newSecret()]
      await this.credentials.insert(tx, {
        id,
        holderId: holder.id,
        secretHash: hashOf(secret),
        issuedBy: tx.viewer.id,
        issuedAt,
        endsAt: null,
      })
      return { clientId: id, clientSecret: secret, tokenUrl: this.tokenUrl(), issuedAt }
    })
  }

  /** Null when there is no such pair, it has ended, or its holder is not let in. */
  admit(caller: Caller, clientId: string, secret: string): Promise<Admitted | null> {
    return caller.read(async (tx) => {
      const credential = isUuid(clientId) ? await this.credentials.byId(tx, clientId) : null
      if (!credential || !works(credential, secret, this.clock.now())) return null
      const holder = await this.credentials.holder(tx, credential.holderId)
      return holder && mayEnter(holder) ? { claims: claimsOf(credential.id, holder), endsAt: credential.endsAt } : null
    })
  }
}

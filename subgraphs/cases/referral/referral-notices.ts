import type { Transaction } from '../../../shared/database'
import type { Case } from '../case/case'
import type { NoticeKind } from '../notice/notice'
import type { NoticePost } from '../notice/notice-post'
import { provider, type Recipients } from '../notice/recipients'
import type { Referral, ReferralStep } from './referral'

interface Saying {
  readonly kind: NoticeKind
  readonly text: string
  readonly to: 'STATION' | 'PROVIDER' | 'BOTH'
}

/** Who is to know of which step; the others are seen by whoever takes them, or are told by event alone. */
const sayings: Readonly<Partial<Record<ReferralStep, Saying>>> = {
  accept: { kind: 'REFERRAL_ANSWERED', text: 'accepted', to: 'STATION' },
  decline: { kind: 'REFERRAL_ANSWERED', text: 'declined', to: 'STATION' },
  expire: { kind: 'REFERRAL_EXPIRED', text: 'expired without an answer', to: 'BOTH' },
  withdraw: { kind: 'REFERRAL_EXPIRED', text: 'withdrawn', to: 'PROVIDER' },
  report: { kind: 'FEEDBACK', text: 'reported', to: 'STATION' },
  return: { kind: 'FEEDBACK', text: 'the feedback was given back', to: 'PROVIDER' },
}

/** Tells the other side of a referral what one side has done. */
export class ReferralNotices {
  constructor(
    private readonly post: NoticePost,
    private readonly recipients: Recipients,
  ) {}

  async of(tx: Transaction, the: Case, referral: Referral, step: ReferralStep, note: string | null): Promise<void> {
    const saying = sayings[step]
    if (!saying) return
    // What the hub itself takes from a provider is news to the station too, unless somebody else was just faster.
    const byHub = step === 'withdraw' && tx.viewer.role === 'SYSTEM' && referral.mode !== 'FIRST_ACCEPT'
    const to = [
      ...(saying.to === 'PROVIDER' ? [] : await this.recipients.holders(tx, the)),
      ...(byHub ? await this.recipients.holders(tx, the) : []),
      ...(saying.to === 'STATION' ? [] : [provider(referral.providerId)]),
    ]
    const all = referral.mode === 'JOINT' && step === 'decline' ? ', and all were asked together' : ''
    const text = `${the.number} (${the.summary}), referral: ${saying.text}${all}${note === null ? '' : `: ${note}`}`
    await this.post.send(tx, to, { kind: saying.kind, text, caseId: the.id, referralId: referral.id })
  }
}

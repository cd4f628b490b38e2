import type { Config } from './config'
import { Hub } from './hub'
import * as referrals from './referrals'
import { listed, type Offer } from './services'
import { Receiver, type Message } from './webhook'

/** What is yours in this program: everything else talks to the hub. */
export interface Business {
  readonly offers: readonly Offer[]
  /** Null: we take it on. Otherwise why not, for the station to read. */
  decide(referral: referrals.Referral): Promise<string | null>
  /** Does the work; `arrived` is to be called when somebody is there. */
  work(referral: referrals.Referral, arrived: () => Promise<void>): Promise<referrals.Outcome>
  log(line: string): void
}

export interface Partner {
  /** Referrals that are being worked on are finished first. */
  stop(): Promise<void>
}

/** Lists what we offer, and from then on answers every referral that the hub tells us of. */
export async function startPartner(config: Config, business: Business): Promise<Partner> {
  const hub = new Hub(config)
  const working = new Map<string, Promise<void>>()

  async function told({ type, data }: Message): Promise<void> {
    const id = String(data['referralId'] ?? '')
    business.log(`${type} ${id}`)
    if ((type !== 'referral.offered' && type !== 'referral.returned') || working.has(id)) return
    const referral = await referrals.read(hub, id)
    // Withdrawn, expired or answered by a person of ours in the meantime.
    if (!referral || !['OFFERED', 'ACCEPTED', 'CHECKED_IN'].includes(referral.status)) return
    const reason = referral.status === 'OFFERED' ? await business.decide(referral) : null
    if (reason !== null) return void (await referrals.decline(hub, id, reason))
    const ours = referral.status === 'OFFERED' ? await referrals.accept(hub, id) : referral
    business.log(`${type === 'referral.returned' ? 'again' : 'accepted'} ${ours.case.number}: ${ours.case.summary}`)
    // The hub waits 15 s for our answer to its message; the work takes longer.
    working.set(
      id,
      carryOut(ours).finally(() => working.delete(id)),
    )
  }

  async function carryOut(referral: referrals.Referral): Promise<void> {
    try {
      const outcome = await business.work(referral, async () => {
        // What the station gave back is checked in already.
        if (referral.status === 'ACCEPTED') await referrals.checkIn(hub, referral.id)
      })
      await referrals.report(hub, referral.id, outcome)
      business.log(`reported ${referral.case.number}: ${outcome.text}`)
    } catch (error) {
      business.log(`${referral.case.number} needs a person: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  const receiver = new Receiver(told)
  const address = await receiver.listen(config.port)
  try {
    await receiver.register(hub, config.organizationId, config.publicUrl ?? address)
    for (const offer of business.offers) business.log(`listed ${offer.title} as ${await listed(hub, offer)}`)
  } catch (error) {
    await receiver.close()
    throw error
  }
  return {
    async stop() {
      await receiver.close()
      await Promise.all(working.values())
    },
  }
}

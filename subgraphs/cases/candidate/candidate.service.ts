import type { Caller } from '../../../shared/database'
import type { HubClient, MatchSource } from '../../../shared/hub'
import { isUuid } from '../../../shared/validation'
import type { KnownProvider } from '../provider/provider'
import { ratingOf } from '../provider/provider'
import type { ProviderStore } from '../provider/provider.store'
import type { ReferralStore } from '../referral/referral.store'
import { bestFirst, trustedScore, type Candidate, type CandidateList } from './candidate'
import { matchQuestion, offersOf } from './match-answer'

interface Ports {
  readonly hub: HubClient
  readonly referrals: ReferralStore
  readonly providers: ProviderStore
  /** Milliseconds that a match source has; 800 by matching.md's rule. */
  readonly deadline: number
}

/** What one source said, or null: it failed or was late. */
type Answered = readonly [MatchSource, ReadonlyMap<string, readonly Candidate[]> | null]

/** How many more are asked for than are shown: some providers are left out afterwards. */
const reserve = 20

/** Who can take needs on, from every match source on the hub. */
export class CandidateService {
  constructor(private readonly on: Ports) {}

  /** Asks every source once for all the cases, all sources at the same time. `first`: 1 to 100 for each case. */
  async find(caller: Caller, caseIds: readonly string[], first: number): Promise<readonly CandidateList[]> {
    const sources = this.on.hub.matchSources()
    // No transaction may be open while we wait for other parts of the hub, which need connections of their own.
    await caller.pause()
    const asked = Math.min(100, first + reserve)
    const answers = await Promise.all(sources.map((source) => this.ask(caller, source, caseIds, asked)))
    const { taken, known, ratings } = await this.knowledge(caller, caseIds, answers)
    return caseIds.map((caseId) => {
      const missingSources = answers.filter(([, offers]) => !offers?.has(caseId)).map(([source]) => source.field)
      const items = answers
        .flatMap(([source, offers]) =>
          (offers?.get(caseId) ?? []).flatMap((offer) => this.trusted(source, offer, known, ratings) ?? []),
        )
        .filter((offer) => !taken.has(`${caseId} ${offer.providerId}`))
        .sort(bestFirst)
      return { items: items.slice(0, first), missingSources }
    })
  }

  private async ask(caller: Caller, source: MatchSource, ids: readonly string[], first: number): Promise<Answered> {
    const late = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        late.abort()
        resolve(null)
      }, this.on.deadline)
    })
    try {
      const variables = source.takesFirst ? { ids, first } : { ids }
      const asked = this.on.hub.query(caller.viewer, matchQuestion(source), variables, { signal: late.signal })
      const answer = await Promise.race([asked, deadline])
      return [source, answer && offersOf(source, answer)]
    } catch {
      // A source that fails costs its own offers only; the hub has the failure in its log.
      return [source, null]
    } finally {
      clearTimeout(timer)
    }
  }

  /** Null: an item that is dropped. */
  private trusted(
    source: MatchSource,
    offer: Candidate,
    known: ReadonlyMap<string, KnownProvider>,
    ratings: ReadonlyMap<string, number>,
  ): Candidate | null {
    if (!source.pluggedIn) return offer
    const provider = known.get(offer.providerId)
    if (provider?.status !== 'VERIFIED' || provider.kind === 'VOLUNTEER_GROUP' || provider.id !== source.ownerId)
      return null
    return { ...offer, score: trustedScore(offer.score, ratings.get(provider.id) ?? ratingOf(0, 0)) }
  }

  /** Who has a referral of which case already, and what the hub knows of the providers of plugged-in sources. */
  private async knowledge(caller: Caller, caseIds: readonly string[], answers: readonly Answered[]) {
    const owners = [...new Set(answers.flatMap(([source]) => (source.pluggedIn && source.ownerId) || []))].filter(
      isUuid,
    )
    return caller.read(async (tx) => {
      const referrals = await this.on.referrals.ofCases(tx, caseIds)
      const providers = owners.length === 0 ? [] : await this.on.providers.byIds(tx, owners)
      const records = owners.length === 0 ? [] : await this.on.providers.records(tx, owners)
      const live = referrals.filter((referral) => referral.status !== 'WITHDRAWN')
      return {
        taken: new Set(live.map((referral) => `${referral.caseId} ${referral.providerId}`)),
        known: new Map(providers.map((provider) => [provider.id, provider])),
        ratings: new Map(records.map((record) => [record.providerId, record.rating])),
      }
    })
  }
}

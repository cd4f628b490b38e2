import { demoPersons } from '../../../shared/demo'
import { candidateLines, sumOf } from '../format'
import type { Need } from '../need'
import { readCandidates, type Candidate } from '../operations/candidates'
import { holds } from '../holds'
import type { Scene } from '../scene'
import type { NewShop } from './joining'

/** One question to everybody: who can take this on? Answers the demo partner's offer. */
export async function whoCanHelp({ tour, people }: Scene, need: Need, shop: NewShop): Promise<Candidate> {
  tour.chapter('Who can take it on?')
  const { case: asked } = await tour.asks(
    people.worker,
    'One question to every partner and every group, with no name in it.',
    readCandidates,
    { id: need.caseId, first: 50 },
  )
  const list = asked?.candidates
  holds(list !== null && list !== undefined && list.items.length > 0, 'There are candidates.')
  holds(list.missingSources.length === 0, 'Every match source answered in time.')
  tour.tells(`${list.items.length} candidates; the first five:`)
  for (const [index, candidate] of list.items.slice(0, 5).entries()) tour.tells(...candidateLines(candidate, index + 1))
  inOrder(list.items)

  const sources = new Set(list.items.map((candidate) => candidate.source))
  holds(
    sources.has('serviceMatches') && sources.has('volunteerMatches'),
    'Services and volunteer groups are ranked in one list.',
  )
  const newcomer = list.items.findIndex((candidate) => candidate.offerId === shop.serviceId)
  holds(newcomer >= 0, 'The service listed a minute ago is among them.')
  tour.tells(`Master Qian, who joined a minute ago, is number ${newcomer + 1}`)
  const chosen = list.items.find((candidate) => candidate.providerId === demoPersons.partner.org)
  holds(chosen !== undefined, "The demo partner's repair service is among them.")
  return chosen
}

function inOrder(items: readonly Candidate[]): void {
  for (const [index, candidate] of items.entries()) {
    holds(
      Math.abs(sumOf(candidate) - candidate.score) < 1e-6,
      `The score of ${candidate.title} is the sum of its terms.`,
    )
    const next = items[index + 1]
    holds(!next || next.score <= candidate.score, 'The best score comes first.')
  }
}

/** The weight of a provider's track record in a list of candidates, or null where it is not in it. */
export function trackRecordOf(items: readonly Candidate[], providerId: string): number | null {
  const candidate = items.find((one) => one.providerId === providerId)
  return candidate?.reasons.find((reason) => reason.code === 'TRACK_RECORD')?.value ?? null
}

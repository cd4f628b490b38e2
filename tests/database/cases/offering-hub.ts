import type { MatchSource } from '../../../shared/hub'
import { fakeHub, ids } from './territory'

/** Whom the sources of the hub offer, and whether they can be asked; a test changes it. */
export const offers = new Map<string, number>()
export const sources = { fail: false }

/** As it is before each test: three who fit, from best to worst. */
export function everybodyOffers(): void {
  sources.fail = false
  offers.clear()
  const fitting = [
    [ids.enterprise, 0.9],
    [ids.otherEnterprise, 0.8],
    [ids.group, 0.7],
  ] as const
  for (const [id, score] of fitting) offers.set(id, score)
}

const source: MatchSource = {
  ...{ field: 'serviceMatches', subgraph: 'partners', takesFirst: true, pluggedIn: false, ownerId: null },
}
export const offeringHub = fakeHub([
  {
    ...source,
    answer: (caseIds) => {
      if (sources.fail) return { data: null, errors: [{ message: 'down' }] }
      const serviceMatches = [...offers].map(([id, score]) => ({
        provider: { id, name: `Provider ${id.slice(-2)}`, kind: 'ENTERPRISE' },
        ...{ title: 'Repairs', offerId: null, score, distanceMeters: null, fee: null, reasons: [] },
      }))
      return { data: { casesById: caseIds.map((id) => ({ id, serviceMatches })) } }
    },
  },
])

import { anonymous, type Viewer } from '../../../shared/auth'
import { HubError } from '../../../shared/errors'
import type { HubAnswer, HubClient } from '../../../shared/hub'
import type { CaseReader, OfferedReferral } from './case.reader'

const caseQuery = 'query TaskCase($id: ID!) { case(id: $id) { id } }'
const referralQuery = `query ReferredTask($id: ID!) {
  referral(id: $id) {
    id status message completeBy
    case {
      id summary category { code } community { code }
      requirements { skills languages helpers windows { startsAt endsAt } }
    }
  }
}`

interface ReferralAnswer {
  readonly id: string
  readonly status: string
  readonly message: string | null
  readonly completeBy: string
  readonly case: {
    readonly id: string
    readonly summary: string
    readonly category: { readonly code: string }
    readonly community: { readonly code: string } | null
    readonly requirements: {
      readonly skills: readonly string[]
      readonly languages: readonly string[]
      readonly helpers: number
      readonly windows: readonly { readonly startsAt: string; readonly endsAt: string }[]
    }
  }
}

/** Reads through the gateway, as any client of the hub would. */
export function caseReader(hub: HubClient): CaseReader {
  return {
    async canRead(viewer, caseId) {
      const data = whole(await hub.query(viewer, caseQuery, { id: caseId }))
      return data['case'] !== null && data['case'] !== undefined
    },
    async referral(groupId, referralId) {
      const data = whole(await hub.query(groupViewer(groupId), referralQuery, { id: referralId }))
      const found = (data['referral'] ?? null) as ReferralAnswer | null
      return found && offered(found)
    },
  }
}

/** The group itself, with a coordinator's rights: nothing is read for it that it may not read. */
function groupViewer(organizationId: string): Viewer {
  return { ...anonymous, id: `group:${organizationId}`, role: 'VOLUNTEER_COORDINATOR', organizationId }
}

/** Half an answer would make a wrong task; the job is tried again. */
function whole(answer: HubAnswer): Readonly<Record<string, unknown>> {
  const [error] = answer.errors ?? []
  if (error || !answer.data)
    throw new HubError('SUBGRAPH_UNAVAILABLE', 'The cases cannot be asked just now. Try again soon.')
  return answer.data
}

function offered({ case: need, completeBy, ...referral }: ReferralAnswer): OfferedReferral | null {
  if (!need.community) return null
  const { skills, languages, helpers, windows } = need.requirements
  return {
    ...referral,
    completeBy: new Date(completeBy),
    ...{ caseId: need.id, summary: need.summary, skills, languages, helpers },
    ...{ categoryCode: need.category.code, communityCode: need.community.code },
    windows: windows.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })),
  }
}
